// Has the kernel hold as much of one kind for it as it gets, in as many processes as it gets, and waits to be ended.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char block[65536];
static long count;
static const char *why = "none";

static void fill(int fd, size_t piece) {
  while (send(fd, block, piece, MSG_DONTWAIT | MSG_NOSIGNAL) > 0) count++;
}
static void sized(int fd) {
  int bytes = 1 << 30;
  setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
  setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}
static void unix_pairs(int large) {
  int pair[2];
  while (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0)
    for (int end = 0; end < 2; end++) { if (large) sized(pair[end]); fill(pair[end], 32768); }
}
static void tcp(void) {
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof at;
  int server = socket(AF_INET, SOCK_STREAM, 0);
  sized(server);
  bind(server, (void *)&at, sizeof at); listen(server, 500); getsockname(server, (void *)&at, &size);
  for (;;) {
    int client = socket(AF_INET, SOCK_STREAM, 0);
    if (client < 0) break;
    sized(client);
    if (connect(client, (void *)&at, sizeof at)) break;
    int other = accept(server, 0, 0);
    if (other < 0) break;
    for (int i = 0; i < 4; i++) { fill(client, 65536); fill(other, 65536); usleep(200); }
  }
}
static void udp(int large) {
  for (;;) {
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (fd < 0) break;
    if (large) sized(fd);
    bind(fd, (void *)&at, sizeof at); getsockname(fd, (void *)&at, &size);
    connect(fd, (void *)&at, sizeof at);
    for (int i = 0; i < 9000 && send(fd, block, large ? 60000 : 1000, MSG_DONTWAIT) > 0; i++) count++;
  }
}
static void in_flight(void) {
  // Sockets that are full, and closed but for the message that they are in.
  int carrier[2];
  while (socketpair(AF_UNIX, SOCK_STREAM, 0, carrier) == 0) {
    for (;;) {
      int pair[2];
      if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair)) break;
      fill(pair[0], 32768); fill(pair[1], 32768);
      char control[CMSG_SPACE(8)] = {0};
      struct iovec one = {block, 1};
      struct msghdr m = {.msg_iov = &one, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
      struct cmsghdr *c = CMSG_FIRSTHDR(&m);
      c->cmsg_level = SOL_SOCKET; c->cmsg_type = SCM_RIGHTS; c->cmsg_len = CMSG_LEN(8);
      memcpy(CMSG_DATA(c), pair, 8);
      long sent = sendmsg(carrier[0], &m, MSG_DONTWAIT);
      if (sent < 0) why = strerror(errno);
      close(pair[0]); close(pair[1]);
      if (sent < 0) { if (errno == ETOOMANYREFS) return; break; }
      count++;
    }
  }
}
static void pipes(void) {
  int ends[2];
  while (pipe2(ends, O_NONBLOCK) == 0) {
    fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
    while (write(ends[1], block, 4096) > 0) count++;
  }
}
static void pinned_pipes(void) {
  int ends[2];
  size_t huge = 2 << 20;
  while (pipe2(ends, O_NONBLOCK) == 0)
    for (;;) {
      char *at = mmap(0, 2 * huge, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      char *start = (char *)(((unsigned long)at + huge - 1) & ~(huge - 1));
      madvise(start, huge, MADV_HUGEPAGE);
      *start = 1;
      struct iovec one = {start, 1};
      long sent = vmsplice(ends[1], &one, 1, SPLICE_F_NONBLOCK | SPLICE_F_GIFT);
      if (sent < 0 ) why = strerror(errno);
      munmap(at, 2 * huge);
      if (sent < 0) { if (errno == EAGAIN) break; return; }
      count++;
      if (count > 400) return;
    }
}
static void spliced(int by_splice) {
  // Pages of files that are gone: one byte of each in a socket.
  char name[64];
  sprintf(name, "/tmp/f%d", getpid());
  for (int round = 0; round < 2000; round++) {
    int file = open(name, O_RDWR | O_CREAT, 0600), between[2], pair[2];
    if (file < 0) break;
    if (pipe2(between, O_NONBLOCK)) break;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair)) break;
    long sent = 1;
    while (sent > 0) {
      ftruncate(file, 0);
      for (int i = 0; i < 16; i++) pwrite(file, block, 4096, i * 4096L);
      if (by_splice) {
        for (int i = 0; i < 16; i++) { off_t from = i * 4096L; sent = splice(file, &from, between[1], 0, 1, 0); }
        if (sent > 0) sent = splice(between[0], 0, pair[0], 0, 16, SPLICE_F_NONBLOCK);
      } else {
        fcntl(pair[0], F_SETFL, O_NONBLOCK);
        for (int i = 0; i < 16; i++) { off_t from = i * 4096L; sent = sendfile(pair[0], file, &from, 1); }
      }
      if (sent < 0) why = strerror(errno); else count += 16;
    }
    close(file); close(between[0]); close(between[1]);
    unlink(name);
    if (errno != EAGAIN) break;
  }
}
static void sent_files(void) {
  // The same over TCP, where several pages share a message.
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof at;
  char name[64];
  sprintf(name, "/tmp/f%d", getpid());
  int file = open(name, O_RDWR | O_CREAT, 0600), server = socket(AF_INET, SOCK_STREAM, 0);
  bind(server, (void *)&at, sizeof at); listen(server, 500); getsockname(server, (void *)&at, &size);
  for (;;) {
    int client = socket(AF_INET, SOCK_STREAM, 0);
    if (client < 0 || connect(client, (void *)&at, sizeof at)) break;
    int other = accept(server, 0, 0);
    if (other < 0) break;
    fcntl(client, F_SETFL, O_NONBLOCK);
    for (long sent = 1; sent > 0;) {
      ftruncate(file, 0);
      for (int i = 0; i < 16; i++) pwrite(file, block, 4096, i * 4096L);
      for (int i = 0; i < 16; i++) { off_t from = i * 4096L; sent = sendfile(client, file, &from, 1); if (sent > 0) count++; }
      if (sent < 0) why = strerror(errno);
    }
  }
}
static void teed(void) {
  int from[2], to[2];
  while (pipe2(from, O_NONBLOCK) == 0 && write(from[1], block, 1) == 1 && pipe2(to, O_NONBLOCK) == 0) {
    while (tee(from[0], to[1], 1, SPLICE_F_NONBLOCK) > 0) count++;
    why = strerror(errno);
    if (errno != EAGAIN) return;
  }
}
static void socket_programs(void) {
  // Two instructions that let all through: what the socket holds is the program, where one can be had.
  unsigned char code[16] = {0xb7, 0, 0, 0, 0xff, 0xff, 0, 0, 0x95};
  struct { unsigned type, length; unsigned long code, license; char rest[104]; } wish = {1, 2, (unsigned long)code, (unsigned long)"GPL", {0}};
  int fd, program = -1;
  while ((fd = socket(AF_INET, SOCK_DGRAM, 0)) >= 0) {
    program = syscall(SYS_bpf, 5, &wish, sizeof wish);
    if (program < 0) { why = strerror(errno); int none = 0; if (setsockopt(fd, SOL_SOCKET, SO_ATTACH_BPF, &none, sizeof none)) why = strerror(errno); return; }
    if (setsockopt(fd, SOL_SOCKET, SO_ATTACH_BPF, &program, sizeof program)) { why = strerror(errno); return; }
    close(program);
    count++;
  }
}
/* The kernel's struct tcp_ao_add, which headers of older systems lack. */
struct ao_key {
  struct sockaddr_storage addr; char algorithm[64]; int interface; unsigned flags; unsigned short reserved;
  unsigned char prefix, send_id, receive_id, mac_length, key_flags, key_length, key[80];
} __attribute__((aligned(8)));
static void ao_keys(void) {
  int fd;
  while ((fd = socket(AF_INET, SOCK_STREAM, 0)) >= 0)
    for (int i = 0; i < 20000; i++) {
      struct ao_key key = {.algorithm = "hmac(sha1)", .prefix = 32, .send_id = 1, .receive_id = 1, .key_length = 8};
      struct sockaddr_in *at = (void *)&key.addr;
      at->sin_family = AF_INET; at->sin_addr.s_addr = htonl(0x0a000000 + i);
      if (setsockopt(fd, IPPROTO_TCP, 38, &key, sizeof key)) { why = strerror(errno); if (errno != ENOMEM) return; break; }
      count++;
    }
}
static void epolls(void) {
  int fds[600], n = 0, all[600], made = 0;
  while (n < 250) { fds[n] = eventfd(0, 0); if (fds[n] < 0) break; n++; }
  for (;;) {
    int e = epoll_create1(0);
    if (e < 0) break;
    for (int i = 0; i < n; i++) {
      struct epoll_event event = {.events = EPOLLIN};
      if (epoll_ctl(e, EPOLL_CTL_ADD, fds[i], &event)) { why = strerror(errno); return; }
      count++;
    }
    all[made++] = e;
  }
}
static void eventfds(void) { while (eventfd(0, 0) >= 0) count++; }
static void timerfds(void) {
  int fd; struct itimerspec far = {{0, 0}, {100000, 0}};
  while ((fd = timerfd_create(CLOCK_MONOTONIC, 0)) >= 0) { timerfd_settime(fd, 0, &far, 0); count++; }
}
static void signalfds(void) { sigset_t set; sigfillset(&set); while (signalfd(-1, &set, 0) >= 0) count++; }
static void timers(void) {
  timer_t id; struct sigevent none = {.sigev_notify = SIGEV_NONE};
  while (timer_create(CLOCK_MONOTONIC, &none, &id) == 0) count++;
}
static void signals(void) {
  sigset_t set; sigfillset(&set); sigprocmask(SIG_BLOCK, &set, 0);
  union sigval value = {0};
  while (sigqueue(getpid(), SIGRTMIN, value) == 0) count++;
}
static void instances(void) { while (inotify_init1(0) >= 0) count++; }
static void watches(void) {
  char name[64];
  for (;;) {
    int fd = inotify_init1(0);
    if (fd < 0) break;
    for (int i = 0; i < 8000; i++) {
      sprintf(name, "/tmp/w%d", i);
      close(open(name, O_CREAT | O_WRONLY, 0600));
      if (inotify_add_watch(fd, name, IN_ALL_EVENTS) < 0) { if (errno == ENOENT) break; why = strerror(errno); return; }
      count++;
    }
  }
}
static void locks_by(int command) {
  char name[64];
  for (int file = 0; file < 500; file++) {
    sprintf(name, "/tmp/l%d-%d", getpid(), file);
    int fd = open(name, O_CREAT | O_RDWR, 0600);
    if (fd < 0) return;
    unlink(name);
    for (int i = 0; i < 3000; i++) {
      struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 2L * (3000 - i), .l_len = 1};
      if (fcntl(fd, command, &lock)) { why = strerror(errno); return; }
      count++;
    }
  }
}
static void locks(void) { locks_by(F_SETLK); }
static void open_file_locks(void) { locks_by(F_OFD_SETLK); }
static void areas(void) {
  long page = 4096, pages = 70000;
  char *at = mmap(0, pages * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  for (long i = 0; i < pages; i += 2) {
    if (mprotect(at + i * page, page, PROT_READ)) { why = strerror(errno); return; }
    count++;
  }
}
static void filters(void) {
  struct sock_filter code[4096];
  for (int i = 0; i < 4095; i++) code[i] = (struct sock_filter){BPF_LD | BPF_W | BPF_ABS, 0, 0, 0};
  code[4095] = (struct sock_filter){BPF_RET, 0, 0, 0x7fff0000};
  struct sock_fprog program = {4096, code};
  while (prctl(PR_SET_SECCOMP, 2, &program) == 0) count++;
  why = strerror(errno);
}
static void socket_filters(void) {
  struct sock_filter code[4096];
  for (int i = 0; i < 4095; i++) code[i] = (struct sock_filter){BPF_LD | BPF_W | BPF_ABS, 0, 0, 0};
  code[4095] = (struct sock_filter){BPF_RET, 0, 0, 0xffffffff};
  struct sock_fprog program = {4096, code};
  int fd;
  while ((fd = socket(AF_INET, SOCK_DGRAM, 0)) >= 0) {
    if (setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program)) { why = strerror(errno); return; }
    count++;
  }
}
static void md5_keys(void) {
  int fd;
  while ((fd = socket(AF_INET, SOCK_STREAM, 0)) >= 0)
    for (int i = 0;; i++) {
      struct tcp_md5sig key = {.tcpm_keylen = 8};
      struct sockaddr_in *at = (void *)&key.tcpm_addr;
      at->sin_family = AF_INET; at->sin_addr.s_addr = htonl(0x0a000000 + i);
      if (setsockopt(fd, IPPROTO_TCP, TCP_MD5SIG, &key, sizeof key)) { why = strerror(errno); break; }
      count++;
    }
}
static void files(void) {
  char name[300];
  for (int i = 0;; i++) {
    sprintf(name, "/tmp/%0200d", i);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    if (fd < 0) return;
    close(fd); count++;
  }
}
static void xattrs(void) {
  char name[64];
  int fd = open("/tmp/x", O_CREAT | O_RDWR, 0600);
  for (int i = 0; i < 300000; i++) {
    sprintf(name, "user.%d", i);
    if (syscall(SYS_fsetxattr, fd, name, block, 4000, 0)) { why = strerror(errno); return; }
    count++;
  }
}
static void missing(void) {
  char name[300]; struct stat found;
  for (int i = 0; i < 300000; i++) { sprintf(name, "/usr/%d-%0200d", getpid(), i); stat(name, &found); count++; }
}
static void asyncs(void) {
  unsigned long context = 0;
  for (;;) { context = 0; if (syscall(SYS_io_setup, 1000, &context)) { why = strerror(errno); return; } count++; }
}
int main(int words, char **word) {
  const char *kind = word[1];
  int children = words > 2 ? atoi(word[2]) : 0, number = 0;
  int told[2];
  setvbuf(stdout, 0, _IONBF, 0);
  if (pipe(told)) return 1;
  for (; number < children; number++) {
    pid_t pid = fork();
    if (pid <= 0) break;
  }
  if (number == children && children) {
    // The first counts what the others have.
    long total = 0, ended = 0; struct { long count; int error; char why[40]; } one; 
    close(told[1]);
    char last[40] = "";
    while (read(told[0], &one, sizeof one) > 0) { total += one.count; ended++; memcpy(last, one.why, 40); }
    printf("%s processes=%ld count=%ld why=%s\n", kind, ended, total, last);
    pause();
  }
  close(told[0]);
  int go = 1;
#define KIND(name, call) if (!strcmp(kind, name)) { call; go = 0; }
  KIND("unix", unix_pairs(0)) KIND("unix-large", unix_pairs(1)) KIND("tcp", tcp()) KIND("udp", udp(0)) KIND("udp-large", udp(1))
  KIND("in-flight", in_flight()) KIND("pipe", pipes()) KIND("vmsplice", pinned_pipes()) KIND("splice", spliced(1))
  KIND("sendfile", spliced(0)) KIND("epoll", epolls()) KIND("eventfd", eventfds()) KIND("timerfd", timerfds())
  KIND("signalfd", signalfds()) KIND("timer", timers()) KIND("signal", signals()) KIND("inotify", instances())
  KIND("watch", watches()) KIND("lock", locks()) KIND("area", areas()) KIND("seccomp", filters())
  KIND("socket-filter", socket_filters()) KIND("md5", md5_keys()) KIND("file", files()) KIND("xattr", xattrs())
  KIND("missing", missing()) KIND("aio", asyncs()) KIND("sendfile-tcp", sent_files()) KIND("tee", teed())
  KIND("open-lock", open_file_locks()) KIND("socket-bpf", socket_programs()) KIND("ao", ao_keys())
  if (go) return 2;
  struct { long count; int error; char why[40]; } one = {.count = count, .error = errno};
  strncpy(one.why, strcmp(why, "none") ? why : strerror(one.error), 39);
  if (children) { write(told[1], &one, sizeof one); close(told[1]); }
  else printf("%s processes=1 count=%ld why=%s\n", kind, one.count, one.why);
  pause();
}
