#include <arpa/inet.h>
#include <pthread.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static char text[4096];
static ssize_t length;

/* Works for 60 ms of processor time, under the name of a thread that a JVM has for itself. */
static void *work(void *unused) {
  (void)unused;
  prctl(PR_SET_NAME, "GC Thread#0");
  struct timespec used;
  do clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  while (used.tv_sec == 0 && used.tv_nsec < 60000000);
  if (write(1, text, length) < 0) return NULL;
  return NULL;
}

int main(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(8080)};
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  bind(listener, (struct sockaddr *)&address, sizeof address);
  listen(listener, 1);
  int connection = accept(listener, NULL, NULL);
  while ((length = recv(connection, text, sizeof text, 0)) > 0) {
    pthread_t thread;
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
  }
  return 0;
}
