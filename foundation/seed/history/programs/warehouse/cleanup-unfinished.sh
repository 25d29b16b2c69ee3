set -eu
echo "cleanup: looking for reservations older than 30 days"
sleep 0.4
for site in hamburg gdansk lyon porto turin; do
  if [ "$site" = porto ]; then
    echo "cleanup: $site: left out, closed for stocktaking"
    continue
  echo "cleanup: $site: released"
done
echo "cleanup: done"
