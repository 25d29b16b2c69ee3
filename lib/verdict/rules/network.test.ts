import { describe, expect, it } from 'vitest'
import { judgeText } from '../testing/judge-text'

/** Wordings as the programs print them, each with the cause that it tells. */
const WORDINGS: readonly [cause: string, text: string, status?: number][] = [
  ['dns-failure', 'Error: getaddrinfo ENOTFOUND db.prod.internal'],
  ['dns-failure', 'curl: (6) Could not resolve host: api.partner.example', 6],
  [
    'dns-failure',
    "fatal: unable to access 'https://git.example/x.git/': Could not resolve host: git.example",
    128,
  ],
  [
    'dns-failure',
    'psql: error: could not translate host name "pg-1.internal" to address: Name or service not known',
    2,
  ],
  ['dns-failure', '2026/11/23 20:33:52 dial tcp: lookup redis.internal on 169.254.0.2:53: no such host'],
  ['dns-failure', "wget: unable to resolve host address 'files.example'", 4],
  ['dns-failure', "wget: bad address 'files.example'"],
  ['dns-failure', 'ssh: Could not resolve hostname sftp.example: Temporary failure in name resolution', 255],
  [
    'dns-failure',
    'Exception in thread "main" java.net.UnknownHostException: ldap.corp\n\tat java.base/java.net.InetAddress.getAllByName(InetAddress.java:1)',
  ],
  ['dns-failure', "ERROR 2005 (HY000): Unknown MySQL server host 'mysql.internal' (-2)"],
  [
    'dns-failure',
    'PHP Fatal error:  Uncaught PDOException: PDO::__construct(): php_network_getaddresses: getaddrinfo for mysql failed: Name or service not known in /app/db.php:3',
  ],
  [
    'dns-failure',
    'Error: error sending request for url (https://api.example/v1): error trying to connect: dns error: failed to lookup address information: Name or service not known',
  ],
  [
    'dns-failure',
    '** (DBConnection.ConnectionError) tcp connect (pg.internal:5432): non-existing domain - :nxdomain',
  ],
  [
    'dns-failure',
    "job.rb:3:in `connect': Failed to open TCP connection to api.example:443 (getaddrinfo: Name or service not known) (SocketError)",
  ],
  [
    'dns-failure',
    'Unhandled exception. System.Net.Http.HttpRequestException: Name or service not known (api.example:443)\n ---> System.Net.Sockets.SocketException (0xFFFDFFFF): Name or service not known',
  ],
  [
    'dns-failure',
    'pymongo.errors.ServerSelectionTimeoutError: mongo.internal:27017: [Errno -2] Name or service not known',
  ],
  [
    'connection-refused',
    'psql: error: connection to server at "10.0.0.5", port 5432 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?',
    2,
  ],
  [
    'connection-refused',
    'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?',
    2,
  ],
  [
    'connection-refused',
    "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)",
  ],
  ['connection-refused', "ERROR 2003 (HY000): Can't connect to MySQL server on 'db:3306' (111)"],
  [
    'connection-refused',
    "(2003, \"Can't connect to MySQL server on 'db' ([Errno 111] Connection refused)\")",
  ],
  ['connection-refused', 'Could not connect to Redis at 127.0.0.1:6379: Connection refused'],
  [
    'connection-refused',
    'redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.',
  ],
  [
    'connection-refused',
    "curl: (7) Failed to connect to localhost port 8080 after 0 ms: Couldn't connect to server",
    7,
  ],
  [
    'connection-refused',
    'panic: dial tcp 127.0.0.1:5432: connect: connection refused\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:12 +0x1d\nexit status 2',
    2,
  ],
  [
    'connection-refused',
    'org.postgresql.util.PSQLException: Connection to localhost:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.\n\tat org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl(ConnectionFactoryImpl.java:342)',
  ],
  [
    'connection-refused',
    'MongoServerSelectionError: connect ECONNREFUSED 127.0.0.1:27017\n    at Timeout._onTimeout (/app/node_modules/mongodb/lib/sdam/topology.js:285:38)',
  ],
  ['connection-refused', 'kafka.errors.NoBrokersAvailable: NoBrokersAvailable'],
  [
    'connection-refused',
    '%3|1700000000.123|FAIL|rdkafka#producer-1| [thrd:kafka:9092/bootstrap]: kafka:9092/bootstrap: Connect to ipv4#10.0.0.9:9092 failed: Connection refused (after 0ms in state CONNECT)',
  ],
  [
    'connection-refused',
    "aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host localhost:9200 ssl:default [Connect call failed ('127.0.0.1', 9200)]",
  ],
  ['connection-refused', 'httpx.ConnectError: [Errno 111] Connection refused'],
  ['connection-refused', 'ssh: connect to host 10.0.0.9 port 22: No route to host', 255],
  [
    'connection-refused',
    'PG::ConnectionBad: connection to server at "127.0.0.1", port 5432 failed: Connection refused',
  ],
  ['connection-refused', 'System.Net.Sockets.SocketException (111): Connection refused'],
  [
    'connection-refused',
    'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "http://minio:9000/exports"',
  ],
  ['connection-refused', 'Error: Redis connection to cache:6379 failed - connect ECONNREFUSED 10.1.2.3:6379'],
  ['connection-refused', 'nc: connect to 10.0.0.8 port 25 (tcp) failed: Connection refused'],
  [
    'connection-refused',
    'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.0.0.3:50051: connect: connection refused"',
  ],
  [
    'connection-lost',
    'psycopg2.OperationalError: server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.',
  ],
  ['connection-lost', 'FATAL:  terminating connection due to administrator command'],
  ['connection-lost', 'ERROR 2013 (HY000) at line 4: Lost connection to MySQL server during query'],
  ['connection-lost', "pymysql.err.OperationalError: (2006, 'MySQL server has gone away')"],
  [
    'connection-lost',
    "Error: socket hang up\n    at connResetException (node:internal/errors:720:14) {\n  code: 'ECONNRESET'\n}",
  ],
  ['connection-lost', 'curl: (52) Empty reply from server', 52],
  ['connection-lost', 'curl: (56) Recv failure: Connection reset by peer', 56],
  [
    'connection-lost',
    "requests.exceptions.ConnectionError: ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
  ],
  [
    'connection-lost',
    'java.net.SocketException: Connection reset\n\tat java.base/sun.nio.ch.NioSocketImpl.implRead(NioSocketImpl.java:318)',
  ],
  ['connection-lost', 'read tcp 10.0.0.4:41234->10.0.0.5:5432: read: connection reset by peer'],
  ['connection-lost', 'Post "https://api.example/v1/orders": EOF'],
  ['connection-lost', 'fatal: the remote end hung up unexpectedly', 128],
  ['connection-lost', 'kex_exchange_identification: Connection closed by remote host', 255],
  ['connection-lost', 'httpx.RemoteProtocolError: Server disconnected without sending a response.'],
  ['connection-lost', 'Errno::ECONNRESET: Connection reset by peer'],
  [
    'connection-lost',
    'pika.exceptions.ConnectionClosedByBroker: (320, "CONNECTION_FORCED - broker forced connection closure with reason \'shutdown\'")',
  ],
  [
    'connection-lost',
    'org.apache.http.NoHttpResponseException: api.example:443 failed to respond\n\tat org.apache.http.impl.conn.DefaultHttpResponseParser.parseHead(DefaultHttpResponseParser.java:141)',
  ],
  [
    'port-in-use',
    "Error: listen EADDRINUSE: address already in use :::8080\n    at Server.setupListenHandle [as _listen2] (node:net:1740:16) {\n  code: 'EADDRINUSE'\n}",
  ],
  ['port-in-use', 'OSError: [Errno 98] Address already in use'],
  [
    'port-in-use',
    "> ***************************\n> APPLICATION FAILED TO START\n> ***************************\n> \n> Description:\n> \n> Web server failed to start. Port 8080 was already in use.\n> \n> Action:\n> \n> Identify and stop the process that's listening on port 8080 or configure this application to listen on another port.",
  ],
  ['port-in-use', 'listen tcp :8080: bind: address already in use'],
  ['port-in-use', 'nginx: [emerg] bind() to 0.0.0.0:8080 failed (98: Address already in use)'],
  ['port-in-use', 'Address already in use - bind(2) for "0.0.0.0" port 9292 (Errno::EADDRINUSE)'],
  ['tls-failure', 'curl: (60) SSL certificate problem: self-signed certificate in certificate chain', 60],
  [
    'tls-failure',
    "Error: unable to verify the first certificate\n    at TLSSocket.onConnectSecure (node:_tls_wrap:1674:34) {\n  code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'\n}",
  ],
  [
    'tls-failure',
    "requests.exceptions.SSLError: HTTPSConnectionPool(host='api.example', port=443): Max retries exceeded with url: / (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)')))",
  ],
  [
    'tls-failure',
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
  ],
  [
    'tls-failure',
    'Get "https://api.internal": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    'tls-failure',
    'OpenSSL::SSL::SSLError: SSL_connect returned=1 errno=0 state=error: certificate verify failed (self-signed certificate)',
  ],
  [
    'tls-failure',
    'psql: error: connection to server at "db", port 5432 failed: server does not support SSL, but SSL was required',
    2,
  ],
  [
    'tls-failure',
    "fatal: unable to access 'https://git.example/': server certificate verification failed. CAfile: none CRLfile: none",
    128,
  ],
  [
    'tls-failure',
    'write EPROTO 140:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/ssl/record.c:355:',
  ],
  ['tls-failure', 'Host key verification failed.', 255],
  [
    'tls-failure',
    "ERROR: cannot verify files.example's certificate, issued by 'CN=Internal CA':\n  Unable to locally verify the issuer's authority.",
    5,
  ],
  ['tls-failure', 'curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to api.example:443', 35],
  [
    'auth-refused',
    'psql: error: connection to server at "db" (10.0.0.5), port 5432 failed: FATAL:  password authentication failed for user "shop"',
    2,
  ],
  [
    'auth-refused',
    'FATAL:  no pg_hba.conf entry for host "10.0.0.4", user "shop", database "shop", no encryption',
  ],
  ['auth-refused', 'psql: error: FATAL:  role "deploy" does not exist', 2],
  ['auth-refused', "ERROR 1045 (28000): Access denied for user 'shop'@'10.0.0.4' (using password: YES)"],
  ['auth-refused', "SQLSTATE[HY000] [1045] Access denied for user 'root'@'localhost' (using password: NO)"],
  ['auth-refused', '(error) NOAUTH Authentication required.'],
  [
    'auth-refused',
    'redis.exceptions.AuthenticationError: WRONGPASS invalid username-password pair or user is disabled.',
  ],
  ['auth-refused', 'MongoServerError: Authentication failed.'],
  ['auth-refused', 'java.sql.SQLException: ORA-01017: invalid username/password; logon denied'],
  [
    'auth-refused',
    'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
    128,
  ],
  ['auth-refused', "fatal: could not read Username for 'https://github.com': terminal prompts disabled", 128],
  ['auth-refused', 'curl: (22) The requested URL returned error: 401', 22],
  [
    'auth-refused',
    'requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://api.example/v1',
  ],
  [
    'auth-refused',
    'botocore.exceptions.ClientError: An error occurred (InvalidAccessKeyId) when calling the PutObject operation: The AWS Access Key Id you provided does not exist in our records.',
  ],
  [
    'auth-refused',
    'An error occurred (ExpiredToken) when calling the ListObjectsV2 operation: The provided token has expired.',
    254,
  ],
  ['auth-refused', "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Error: authentication failed')"],
  ['auth-refused', 'npm error code E401\nnpm error Incorrect or missing password.'],
  ['auth-refused', 'Request failed with status code 401'],
  ['auth-refused', 'Error: invalid_client: Client authentication failed'],
  ['auth-refused', 'oauth2: "invalid_grant" "Token has been expired or revoked."'],
  ['auth-refused', 'wget: server returned error: HTTP/1.1 403 Forbidden', 8],
  ['auth-refused', 'rpc error: code = Unauthenticated desc = invalid token'],
  [
    'auth-refused',
    'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.',
  ],
  ['auth-refused', 'ldap_bind: Invalid credentials (49)', 49],
  ['auth-refused', 'uploader: the partner refused our api key'],
]

describe('rules of the network and of trust', () => {
  it.each(WORDINGS)('%s: %s', (cause, text, status) => {
    const verdict = judgeText(text, status)
    expect([verdict.cause, verdict.evidence.some(({ kind }) => kind === 'line')]).toEqual([cause, true])
  })
})
