// The servers that the recipes talk to: real ones, each at an address of its own, ended with the recorder.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PG = '/usr/lib/postgresql/15/bin'

/** Names that containers find in /etc/hosts; nobody listens at `idle`, and `hole` takes no connection and refuses none. */
export const HOSTS = {
  'postgres.service.internal': '10.0.47.10',
  'mysql.service.internal': '10.0.47.11',
  'redis.service.internal': '10.0.47.12',
  'billing.apps.internal': '10.0.47.13',
  'registry.apps.internal': '10.0.47.14',
  'files.apps.internal': '10.0.47.15',
  'idle.apps.internal': '10.0.47.16',
  'hole.apps.internal': '10.0.47.17',
  'catalog.apps.internal': '10.0.47.18',
  '3f9c2a1e-5b0d-4a57-9d7e-2f61': '10.0.47.20',
}

const sh = (script, options = {}) =>
  execFileSync('bash', ['-ec', script], { stdio: ['pipe', 'pipe', 'pipe'], encoding: 'utf8', ...options })

const background = (command, args, options = {}) => spawn(command, args, { stdio: 'ignore', ...options })

/** Starts what the recipes need and returns how to make a database for one of them. */
export function startServices(folder, needs) {
  const start = {
    postgres: () => startPostgres(join(folder, 'postgres'), HOSTS['postgres.service.internal'], 5432, 60),
    'small-postgres': () => startPostgres(join(folder, 'small'), HOSTS['postgres.service.internal'], 5433, 5),
    mysql: () => startMysql(join(folder, 'mysql')),
    redis: () => startRedis(folder),
    tls: () => makeCertificates(join(folder, 'tls')),
  }
  const peers = new URL('peers.mjs', import.meta.url).pathname
  if (needs.has('tls')) start.tls()
  background('node', [peers, folder])
  background('python3', ['-c', HOLE, HOSTS['hole.apps.internal']])
  for (const [name, begin] of Object.entries(start)) if (needs.has(name) && name !== 'tls') begin()
  startSshd(folder)
  sh('sleep 0.5')
}

/** Lets nobody in. */
function startSshd(folder) {
  sh(`mkdir -p /run/sshd; ssh-keygen -q -t ed25519 -N '' -f ${folder}/hostkey`)
  const options = ['-h', join(folder, 'hostkey'), '-o', 'PasswordAuthentication=no', '-o', 'UsePAM=no']
  background('/usr/sbin/sshd', ['-D', ...options, '-o', `ListenAddress=${HOSTS['files.apps.internal']}`])
}

/** Takes so few connections that nobody gets one: what a firewall that drops packets looks like. */
const HOLE = `
import socket, sys, time
for port in (80, 443, 5432, 3306, 6379):
    server = socket.socket(); server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind((sys.argv[1], port)); server.listen(0)
    globals()['s%d' % port] = (server, [socket.create_connection((sys.argv[1], port)) for _ in range(1)])
time.sleep(1e6)`

function startPostgres(data, address, port, connections) {
  mkdirSync(data, { recursive: true })
  sh(`chown postgres ${data}
    su postgres -c "${PG}/initdb -D ${data}/db -U postgres --auth-local=trust --auth-host=scram-sha-256 --no-sync -E UTF8 --locale=C.UTF-8" >/dev/null
    openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=postgres.service.internal -keyout ${data}/db/server.key -out ${data}/db/server.crt 2>/dev/null
    chown postgres ${data}/db/server.*; chmod 600 ${data}/db/server.key
    cat >> ${data}/db/postgresql.conf <<END
listen_addresses = '${address}'
port = ${port}
unix_socket_directories = '${data}'
max_connections = ${connections}
superuser_reserved_connections = 2
ssl = on
fsync = off
END
    echo 'hostssl all tlsonly all scram-sha-256
host all nossl all reject
host all all all scram-sha-256
local all all trust' > ${data}/db/pg_hba.conf
    chown postgres ${data}/db/pg_hba.conf
    su postgres -c "${PG}/pg_ctl -D ${data}/db -l ${data}/log -w start" >/dev/null
    mkdir ${data}/tiny; mount -t tmpfs -o size=3m,uid=$(id -u postgres),mode=700 tmpfs ${data}/tiny
    psql -h ${data} -p ${port} -U postgres -qc "create tablespace archive location '${data}/tiny'" -c "grant create on tablespace archive to public"
    psql -h ${data} -p ${port} -U postgres -qc "create role app login password 's3cret'" -c "create role reader login password 's3cret'" -c "create role nossl login password 's3cret'"`)
}

function startMysql(data) {
  sh(`mkdir -p ${data} && chown mysql ${data}
    mariadb-install-db --user=mysql --datadir=${data}/db --auth-root-authentication-method=normal --skip-test-db >/dev/null 2>&1`)
  background('mariadbd', [
    '--no-defaults',
    '--user=mysql',
    `--datadir=${data}/db`,
    `--socket=${data}/sock`,
    `--bind-address=${HOSTS['mysql.service.internal']}`,
    '--innodb-lock-wait-timeout=2',
    '--max-connections=20',
    '--skip-name-resolve',
  ])
  sh(`for i in $(seq 100); do mariadb -uroot -S ${data}/sock -e 'select 1' >/dev/null 2>&1 && break; sleep 0.2; done
    mariadb -uroot -S ${data}/sock -e "create user app@'%' identified by 's3cret'; create user reader@'%' identified by 's3cret'"`)
}

function startRedis(folder) {
  const host = HOSTS['redis.service.internal']
  const common = ['--bind', host, '--save', '', '--dir', folder, '--protected-mode', 'no']
  background('redis-server', [...common, '--port', '6379', '--requirepass', 's3cret'])
  background('redis-server', [...common, '--port', '6380', '--maxmemory', '1mb'])
  background('redis-server', [...common, '--port', '6381', '--replicaof', '10.0.47.16', '6379'])
}

/** Certificates of the HTTPS peers: one nobody signed, one of an authority of ours, one that ran out. */
function makeCertificates(folder) {
  mkdirSync(folder, { recursive: true })
  sh(`cd ${folder}
    openssl req -x509 -newkey rsa:2048 -nodes -days 400 -subj "/O=Internal/CN=Internal CA" -keyout ca.key -out ca.pem 2>/dev/null
    openssl req -x509 -newkey rsa:2048 -nodes -days 90 -subj /CN=files.apps.internal -addext subjectAltName=DNS:files.apps.internal -keyout self.key -out self.pem 2>/dev/null
    mkdir -p ca && touch ca/index.txt && echo 01 > ca/serial
    printf '[ca]\ndefault_ca=d\n[d]\ndatabase=ca/index.txt\nserial=ca/serial\nnew_certs_dir=ca\npolicy=p\ndefault_md=sha256\ncopy_extensions=copy\n[p]\ncommonName=supplied\n' > ca.cnf
    for name in expired:files.apps.internal:20250801000000Z:20251101000000Z other:partners.apps.internal:20250801000000Z:20300101000000Z; do
      IFS=: read -r file host from to <<< "$name"
      openssl req -newkey rsa:2048 -nodes -subj /CN=$host -addext subjectAltName=DNS:$host -keyout $file.key -out $file.csr 2>/dev/null
      openssl ca -batch -config ca.cnf -cert ca.pem -keyfile ca.key -in $file.csr -out $file.pem -startdate $from -enddate $to -notext 2>/dev/null
    done
    chmod a+r *`)
}

/** A fresh database for one recipe, with what it should find there. */
export function makeDatabase(folder, recipe) {
  for (const kind of ['postgres', 'small-postgres']) {
    const script = recipe[kind === 'postgres' ? 'postgres' : 'smallPostgres']
    if (script === undefined) continue
    const at = kind === 'postgres' ? ['postgres', 5432] : ['small', 5433]
    const psql = `psql -h ${join(folder, at[0])} -p ${at[1]} -U postgres -v ON_ERROR_STOP=1 -q`
    sh(`${psql} -c 'create database "${recipe.database}" owner app'`)
    const file = join(folder, `${recipe.id}.sql`)
    writeFileSync(file, `set role app;\n${script}`, { mode: 0o644 })
    sh(`${psql} -d ${recipe.database} -f ${file}`)
  }
  if (recipe.mysql !== undefined) {
    const mysql = `mariadb -uroot -S ${join(folder, 'mysql/sock')}`
    sh(
      `${mysql} -e "create database ${recipe.database}; grant all on ${recipe.database}.* to app@'%'; grant select on ${recipe.database}.* to reader@'%'"`,
    )
    sh(`${mysql} ${recipe.database}`, { input: recipe.mysql })
  }
}

/** Where the services folder has the running servers' sockets: for the recipes' own preparations. */
export const socketOf = (folder, kind) => join(folder, kind)
