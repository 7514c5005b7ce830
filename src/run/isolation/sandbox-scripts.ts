import { ROLE_MARK } from '../../machine/process-tree.ts';
import { DISKS_AHEAD } from './sandbox-folder.ts';

/** Joins a control group, and with it everything that is started from here. */
export const ENTER_GROUP = 'echo 0 > "$0" && exec "$@"';

/** Mounts root's files where the user can reach them that root runs programs as. */
export const REACH = 'mount -a -T "$0/reach.fstab" && exec "$@"';

/**
 * Limits for `inotify` in a run: its instances, and what they may watch. A machine allows an account 128 instances for
 * all that it runs.
 */
const INOTIFY = { instances: 16, watches: 8_192 } as const;

/** Limits what the run may take of its account's `inotify` share, and mounts the private disks. */
export const FURNISH = `
echo ${INOTIFY.instances} 2>/dev/null > /proc/sys/user/max_inotify_instances || :
echo ${INOTIFY.watches} 2>/dev/null > /proc/sys/user/max_inotify_watches || :
mount -a -T "$1/disks.fstab" || exit 6
cd "$1/disks" && mkdir ${Array.from({ length: DISKS_AHEAD }, (_, number) => `${number}/tmp ${number}/shm`).join(' ')} || exit 7
`;

/**
 * Lays out a program's private disk, starts the program in its sandbox and ends as it ends. `bwrap` writes into the
 * status file when the program is about to run, and when it has ended. Only `bwrap` and what follows it may be taken
 * for the role: a process that comes and goes before it would make the role seem to be there between two looks.
 */
export const WAITER = `
exec 3>&2 2>/dev/null
status=$0 filter=$1 disk=$2 options=$3 own=$4 role=$5
shift 5
if [ "$options" ]; then
  mkdir -p "$disk" && mount -t tmpfs -o "$options" giliran "$disk" && mkdir "$disk/tmp" "$disk/shm" || exit
fi
if [ "$own" ]; then cp -R "$own" "$disk/own" || exit; fi
if [ "$role" ]; then export ${ROLE_MARK}="$role"; fi
(exec "$@" 2>&3 3>&- 8>"$status" 9<"$filter")
code=$?
[ $code -gt 128 ] && kill -$((code - 128)) $$
exit $code
`;

/** What bwrap writes last, if its command was started. */
export const WAS_STARTED = '"exit-code"';
