/** English: multicast groups that programs tell each other of while they go on. `groups-id.ts` has the same ids with the same parameters. */
export const groupsEn = {
  'endpoint.groups': 'groups of {group} (UDP port {port})',

  'guide.hosts':
    'giliran gives each program a machine of its own, known by the name of its role. Where all run on one machine, {roles} has to lead to it: by a line 127.0.0.1 {roles} in its file of hosts (/etc/hosts).',

  'cause.group-not-told': '{role} is not told where the group is',
  'cause.group-told-otherwise': 'what {role} is told of the group is no address and port',
  'cause.no-group-address': '{role} is told an address ("{seen}") that is not one for the groups of this lab',
  'cause.group-on-wrong-port':
    '{role} is told a port for the group that is not the one of the lab ("{seen}")',
  'cause.shared-group-address': 'two groups have one address ({address})',
  'cause.group-address-changes': 'a group is said to be at another address than before ({address})',
  'cause.leave-not-told': '{role} is not told to give its membership up',
  'cause.text-by-tcp': '{role} sends what is said over the connection as well',
  'cause.author-unheard': '{role} does not hear its own line',
  'cause.joins-unasked':
    '{roles} {roles|is a member|are members} of a group ({other}) before being told of one',
  'cause.keeps-membership': '{roles} {roles|keeps|keep} a membership ({other}) that should be given up',

  'expected.group-told': '{role} gets a line "{text}", with an address of {range} and port {port}',
  'expected.leave-told': '{role} gets a line "{text}"',
  'expected.group-kept': 'whoever is told "{text}" is told {address} each time',
  'expected.groups-apart': '"{text}" and "{second}" go on with addresses of their own',
  'expected.by-group': '"{text}" of {from} comes to {to} as a datagram to the group, and by nothing else',
  'expected.author-hears': '{role} shows its own line "{text}" as well, since it is a member of the group',
  'expected.no-membership': '{role} is a member of no group yet',
  'expected.membership-left': '{role} is no longer a member of {group}',
  'actual.told': 'it was told "{seen}"',
  'actual.told-both': 'they were told "{seen}" and "{second}"',
  'actual.came-by-tcp': 'it came over the connection (TCP) to {to}',
  'actual.is-member': 'its machine is a member of {other}',

  'inconclusive.somebody-joined':
    'somebody has joined the group {other} meanwhile; on the machine’s own network nobody tells which program',
  'inconclusive.never-member': '{role} was never a member of the group',
  'inconclusive.groups-not-told': 'nobody was told where the groups are',

  'hint.group-not-told.1': 'How does a client find out to which address it has to listen?',
  'hint.group-not-told.2':
    'Look at what your server answers to the command: does the line with the address go out, and to whom?',
  'hint.group-not-told.3':
    'The network keeps no list of members for you. Each client joins the address by itself, so that each has to be told it: when it makes the group, joins it or opens it.',
  'hint.group-told-otherwise.1':
    'What does the line look like, character by character, and what does the lab say?',
  'hint.group-told-otherwise.2':
    'Print the line before it is sent: the character @, name, address, colon, port, and nothing else.',
  'hint.group-told-otherwise.3':
    'Another program takes this line apart. It can do so only if every server writes it in the same form.',
  'hint.no-group-address.1':
    'Which addresses are for multicast, and which of those may a program choose for itself?',
  'hint.no-group-address.2':
    'Look at how your server makes up the address of a new group: what is its first number?',
  'hint.no-group-address.3':
    '224.0.0.0 to 239.255.255.255 are groups, and 239.0.0.0/8 is the part for use within a site. Addresses outside are machines, or groups of somebody else.',
  'hint.group-on-wrong-port.1': 'Which port do the clients bind, and which one does the server tell them?',
  'hint.group-on-wrong-port.2': 'Compare the port in the line with the one that the lab asks for.',
  'hint.group-on-wrong-port.3':
    'The address says who gets the packet, the port says which socket: here all groups have one port, and an address each.',
  'hint.shared-group-address.1':
    'If two groups had the same address, who would hear what is said in one of them?',
  'hint.shared-group-address.2':
    'Look at where the address comes from: does it change when a second group is made?',
  'hint.shared-group-address.3':
    'A machine that has joined an address gets everything that is sent there. Groups are kept apart by their addresses alone, so count them up, one for each new group.',
  'hint.group-address-changes.1': 'When is the address of a group made up, and how often?',
  'hint.group-address-changes.2': 'Look for an address that is worked out anew for each answer.',
  'hint.group-address-changes.3':
    'The members who came first go on listening where they were told. Choose the address once, when the group is made, and keep it with the group.',
  'hint.leave-not-told.1': 'How does the client find out that it is no member any more?',
  'hint.leave-not-told.2': 'What does your server send to whoever leaves, and what to the others?',
  'hint.leave-not-told.3':
    'The server cannot take a membership away: only the client’s own machine can give it up. So the server has to tell it, once it has been taken off the list.',
  'hint.text-by-tcp.1': 'By which ways does a text reach a member, and how often?',
  'hint.text-by-tcp.2': 'Look for a loop over the members’ connections at the place where something is said.',
  'hint.text-by-tcp.3':
    'The datagram to the group reaches every member at once. What goes over the connections beside it is a second copy: leave these for answers and notices.',
  'hint.author-unheard.1': 'Is the author a member of the group, as all others are?',
  'hint.author-unheard.2':
    'Look for a place that keeps a line from its author: a comparison of numbers, or of what was typed last.',
  'hint.author-unheard.3':
    'What is sent to a group reaches every member, and the author is one. Nobody has to send it anything, nor to hold anything back.',
  'hint.joins-unasked.1': 'How does your client know, at its start, which group it will be in?',
  'hint.joins-unasked.2':
    'Look at what is done with the socket before the first line has come from the server.',
  'hint.joins-unasked.3':
    'Which address a group has is for the server to say. Until it does, there is nothing to join: bind the port if you like, and wait.',
  'hint.keeps-membership.1': 'What ends a membership, and when does your client do that?',
  'hint.keeps-membership.2': 'Look at what your client does with the line that ends in a hyphen.',
  'hint.keeps-membership.3':
    'A membership lasts until the socket drops it (IP_DROP_MEMBERSHIP) or is closed. Keep the address of each group by its name, so that you know which one to drop.',
} as const;
