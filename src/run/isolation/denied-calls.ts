/**
 * How a call is refused:
 * - `forbidden`: it is not allowed
 * - `unknown`: this kernel does not have it, so that libraries use another
 * - `not-for-these`: it does not work for these files (EINVAL), so that libraries copy instead
 */
type Refusal = 'forbidden' | 'unknown' | 'not-for-these';

/** A system call that no program of a lab needs, with its number on each machine; null where there is none. */
export interface DeniedCall {
  readonly name: string;
  readonly x64: number | null;
  readonly arm64: number | null;
  readonly refusal: Refusal;
}

const deny = (
  name: string,
  x64: number | null,
  arm64: number | null,
  refusal: Refusal = 'forbidden',
): DeniedCall => ({ name, x64, arm64, refusal });

/**
 * What the sandbox refuses beyond what a program without capabilities may not do anyway. Numbers are from the kernel's
 * `unistd_64.h` and `asm-generic/unistd.h`.
 */
export const DENIED_CALLS: readonly DeniedCall[] = [
  // Namespaces and mounts: inside one of its own, a program would have every capability again.
  deny('unshare', 272, 97),
  deny('setns', 308, 268),
  deny('mount', 165, 40),
  deny('umount2', 166, 39),
  deny('pivot_root', 155, 41),
  deny('chroot', 161, 51),
  deny('open_tree', 428, 428),
  deny('move_mount', 429, 429),
  deny('fsopen', 430, 430),
  deny('fsconfig', 431, 431),
  deny('fsmount', 432, 432),
  deny('fspick', 433, 433),
  deny('mount_setattr', 442, 442),
  deny('name_to_handle_at', 303, 264),
  deny('open_by_handle_at', 304, 265),
  deny('fanotify_init', 300, 262),
  // Its flags lie in memory, where a filter cannot read them: libraries use clone instead.
  deny('clone3', 435, 435, 'unknown'),
  // Other processes' memory.
  deny('ptrace', 101, 117),
  deny('process_vm_readv', 310, 270),
  deny('process_vm_writev', 311, 271),
  deny('process_madvise', 440, 440),
  deny('kcmp', 312, 272),
  deny('pidfd_getfd', 438, 438),
  // Key rings are the user's, not the namespace's.
  deny('add_key', 248, 217),
  deny('request_key', 249, 218),
  deny('keyctl', 250, 219),
  // Memory that belongs to no process, and that no limit counts.
  deny('memfd_create', 319, 279, 'unknown'),
  deny('memfd_secret', 447, 447, 'unknown'),
  deny('shmget', 29, 194, 'unknown'),
  deny('msgget', 68, 186, 'unknown'),
  deny('semget', 64, 190, 'unknown'),
  // A single byte in a pipe can keep two megabytes of pages that are counted for no process any more.
  deny('vmsplice', 278, 75, 'unknown'),
  // A single byte that it puts into a socket keeps a whole page. All runtimes can copy instead, but not in place of
  // sendfile.
  deny('splice', 275, 76, 'not-for-these'),
  deny('tee', 276, 77, 'not-for-these'),
  // The limit on their number is the whole machine's: one program could take all of it.
  deny('io_setup', 206, 0, 'unknown'),
  // Large parts of the kernel that ordinary programs do not use.
  deny('bpf', 321, 280),
  deny('perf_event_open', 298, 241),
  deny('userfaultfd', 323, 282),
  deny('io_uring_setup', 425, 425, 'unknown'),
  deny('io_uring_enter', 426, 426, 'unknown'),
  deny('io_uring_register', 427, 427, 'unknown'),
  // The machine itself.
  deny('init_module', 175, 105),
  deny('finit_module', 313, 273),
  deny('delete_module', 176, 106),
  deny('kexec_load', 246, 104),
  deny('kexec_file_load', 320, 294),
  deny('reboot', 169, 142),
  deny('swapon', 167, 224),
  deny('swapoff', 168, 225),
  deny('acct', 163, 89),
  deny('quotactl', 179, 60),
  deny('quotactl_fd', 443, 443),
  deny('syslog', 103, 116),
  deny('settimeofday', 164, 170),
  deny('clock_settime', 227, 112),
  deny('clock_adjtime', 305, 266),
  deny('adjtimex', 159, 171),
  deny('sethostname', 170, 161),
  deny('setdomainname', 171, 162),
  deny('vhangup', 153, 58),
  deny('lookup_dcookie', 212, 18),
  deny('uselib', 134, null),
  deny('modify_ldt', 154, null),
  deny('iopl', 172, null),
  deny('ioperm', 173, null),
];

/**
 * F_OFD_SETLK and F_OFD_SETLKW of `fcntl`: locks that belong to no process, so that nothing limits their number. Locks
 * of processes, and of whole files (`flock`), are limited.
 */
export const DENIED_LOCKS = [37, 38] as const;

/** An option of `setsockopt` that the sandbox keeps from the kernel. */
export interface DeniedOption {
  /** Levels and options have the same numbers on all machines. */
  readonly level: number;
  readonly option: number;
  /** `unheard`: the call succeeds and does nothing, as for any wish that the kernel need not grant. */
  readonly refusal: 'forbidden' | 'unheard';
}

const SOL_SOCKET = 1;
const IPPROTO_TCP = 6;

/** Options by which a socket makes the kernel hold more than is visible from outside. */
export const DENIED_OPTIONS: readonly DeniedOption[] = [
  // SO_SNDBUF: what waits in a Unix socket is shown nowhere, so each counts as full at the usual size.
  { level: SOL_SOCKET, option: 7, refusal: 'unheard' },
  // SO_ATTACH_FILTER, SO_ATTACH_BPF, and both for SO_REUSEPORT.
  ...[26, 50, 51, 52].map((option) => ({ level: SOL_SOCKET, option, refusal: 'forbidden' }) as const),
  // TCP_MD5SIG, TCP_MD5SIG_EXT and TCP_AO_ADD_KEY: the keys of routers.
  ...[14, 32, 38].map((option) => ({ level: IPPROTO_TCP, option, refusal: 'forbidden' }) as const),
];
