#include <arpa/inet.h>
#include <pthread.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* The second thread does all the work, and takes its time over it. */
static void *serve(void *nothing) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(8080)};
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  bind(listener, (struct sockaddr *)&address, sizeof address);
  listen(listener, 1);
  int connection = accept(listener, NULL, NULL);
  char text[8192];
  for (ssize_t got; (got = recv(connection, text, sizeof text, 0)) > 0;) {
    struct timespec pause = {.tv_nsec = 80000000};
    nanosleep(&pause, NULL);
    if (write(1, text, got) < 0) break;
  }
  return nothing;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, serve, NULL);
  pthread_exit(NULL);
}
