/** English: what is sent to everybody on a network. Part of `en.ts`. */
export const broadcastEn = {
  'endpoint.tcp6': 'TCP port {port} of ::1 (IPv6)',
  'endpoint.udp6': 'UDP port {port} of ::1 (IPv6)',
  'endpoint.tcp6-host': 'TCP port {port} (IPv6)',
  'endpoint.udp6-host': 'UDP port {port} (IPv6)',
  'endpoint.broadcast': "the network's last address (UDP {port})",

  'cause.limited-broadcast': "{role} sends to 255.255.255.255 instead of to the network's last address",
  'cause.prefix-ignored': '{role} does not use the prefix of the network that it was given',
  'cause.wrong-broadcast-address': "{role} sends to an address that is not the network's last one",
  'cause.unicast-to-each': '{role} sends to single machines instead of to everybody on the network',
  'cause.multicast': '{role} sends to a multicast group instead of to everybody on the network',
  'cause.broadcast-not-allowed': '{role} has not been allowed to broadcast',
  'cause.deaf-to-broadcast':
    '{roles} {roles|is|are} bound to one address of the machine, and {roles|hears|hear} no broadcast',
  'cause.joins-a-group': '{roles} {roles|joins|join} a multicast group ({other}) that nobody sends to',

  'expected.bound': '{role} uses {endpoint} at every address, and joins no group',
  'expected.sent-to-broadcast': '{role} sends to {address}, the last address of {network}, and nowhere else',
  'actual.sent-to': 'it went to {address}',
  'actual.sent-to-group': 'it went to a multicast group',
  'actual.sent-to-machine': 'it came to an address of one machine alone ({address})',
  'actual.sent-to-nobody': 'it went out, and came to none of the addresses at which somebody listens',
  'actual.broadcast-too':
    "{role} sent {times} {times|datagram|datagrams}, and not all of them to the network's last address",
  'actual.not-allowed': 'the system has refused to send: {error}',
  'actual.bound-to-one': '{roles} {roles|is|are} bound to {other} alone',
  'actual.left-port': '{roles} {roles|has|have} let go of {endpoint}',
  'actual.joined-group': '{roles} {roles|has|have} joined {other}',

  'note.told': '{roles} {roles|was|were} started as {lines}',

  'hint.limited-broadcast.1': 'To which address does the sender send, and where does it get that from?',
  'hint.limited-broadcast.2':
    'The sender is told its network: which address of that network means everybody on it?',
  'hint.limited-broadcast.3':
    "255.255.255.255 means everybody on whatever network the system chooses. The network's own last address says which network is meant, however many the machine is on.",
  'hint.prefix-ignored.1':
    'How many bits of an address belong to the network, and where does the lab say so?',
  'hint.prefix-ignored.2':
    'Write the network down in bits, and mark where the prefix ends. It need not end where a number of the address does.',
  'hint.prefix-ignored.3':
    'With a prefix of N, the last 32 - N bits are the machine’s. All of them set to one is the last address: /24 is nothing but the most usual case.',
  'hint.wrong-broadcast-address.1':
    'Which address does the sender work out, and which one is the last of its network?',
  'hint.wrong-broadcast-address.2':
    'Have the sender print the address, and work it out once by hand: first address plus size minus one.',
  'hint.wrong-broadcast-address.3':
    'The first address names the network itself, the last one reaches everybody. All addresses in between are machines.',
  'hint.unicast-to-each.1': 'How many sends does one line take, and to which addresses?',
  'hint.unicast-to-each.2':
    'Look for a list of receivers, or for the address of a machine such as 127.0.0.1.',
  'hint.unicast-to-each.3':
    "One datagram to the network's last address reaches all who are bound to the port, and the sender need not know who they are.",
  'hint.multicast.1': "Is the address that the sender uses the network's, or a group's?",
  'hint.multicast.2': 'Groups have addresses from 224.0.0.0 to 239.255.255.255: look for one of these.',
  'hint.multicast.3':
    "Only programs that have joined a group hear it. What is sent to the network's last address is heard by every program that is bound to the port.",
  'hint.broadcast-not-allowed.1': 'What does the system say when the sender sends?',
  'hint.broadcast-not-allowed.2':
    'Reaching everybody has to be allowed on the socket before the first send: which option is that?',
  'hint.broadcast-not-allowed.3':
    'The system refuses a broadcast (EACCES) on a socket without SO_BROADCAST, so that nobody reaches everybody by mistake.',
  'hint.deaf-to-broadcast.1': 'To which address is the receiver bound?',
  'hint.deaf-to-broadcast.2': 'Look at the address that is given to bind, and leave it empty.',
  'hint.deaf-to-broadcast.3':
    "A socket that is bound to one of the machine's addresses hears what is sent to just that one. A broadcast is sent to another: bind to every address (0.0.0.0).",
  'hint.joins-a-group.1': 'What does the receiver do to its socket beside binding it?',
  'hint.joins-a-group.2': 'Look for a membership that the receiver asks for.',
  'hint.joins-a-group.3':
    'Joining is for multicast. A broadcast comes to whoever is bound to its port: there is nothing to join.',
} as const;
