#include <arpa/inet.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

int main(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(8080)};
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  bind(listener, (struct sockaddr *)&address, sizeof address);
  listen(listener, 1);
  int connection = accept(listener, NULL, NULL);
  int timer = timerfd_create(CLOCK_MONOTONIC, 0);
  int poll = epoll_create1(0);
  struct epoll_event on_timer = {.events = EPOLLIN, .data.fd = timer};
  struct epoll_event on_data = {.events = EPOLLIN, .data.fd = connection};
  epoll_ctl(poll, EPOLL_CTL_ADD, timer, &on_timer);
  epoll_ctl(poll, EPOLL_CTL_ADD, connection, &on_data);
  char text[8192];
  ssize_t length = 0;
  struct epoll_event event;
  /* It waits for ever, as far as the call tells: the answer comes by the timer. */
  while (epoll_wait(poll, &event, 1, -1) == 1) {
    if (event.data.fd == timer) {
      uint64_t times;
      if (read(timer, &times, sizeof times) < 0 || write(1, text, length) < 0) return 1;
      length = 0;
      continue;
    }
    ssize_t got = recv(connection, text + length, sizeof text - length, 0);
    if (got <= 0) break;
    length += got;
    struct itimerspec soon = {.it_value = {.tv_nsec = 120000000}};
    timerfd_settime(timer, 0, &soon, NULL);
  }
  return 0;
}
