set -e
echo "archive: collecting the exports of the week"
mkdir -p archive
for day in monday tuesday wednesday thursday friday; do
  head -c "${EXPORT_BYTES:-2000000}" /dev/zero > "archive/$day.xml"
  echo "archive: $day.xml added"
  sleep 0.3
done
echo "archive: 5 exports archived"
