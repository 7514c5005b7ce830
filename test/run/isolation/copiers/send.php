<?php
copy('/tmp/data', '/tmp/copy');
$client = stream_socket_client('tcp://127.0.0.1:9000');
stream_copy_to_stream(fopen('/tmp/copy', 'r'), $client);
fclose($client);
