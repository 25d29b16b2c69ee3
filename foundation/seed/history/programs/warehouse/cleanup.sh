set -eu
echo "cleanup: looking for reservations older than 30 days"
sleep 0.4
for site in hamburg gdansk lyon porto turin; do
  echo "cleanup: $site: released"
  sleep 0.2
done
echo "cleanup: done"
