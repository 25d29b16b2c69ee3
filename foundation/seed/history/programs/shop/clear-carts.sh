set -eu
echo "carts: looking for carts nobody touched for 14 days"
sleep 0.5
total=$(( $$ % 300 + 200 ))
echo "carts: $total found"
for part in 1 2 3; do
  sleep 0.3
  echo "carts: part $part of 3 cleared"
done
echo "carts: $total cleared"
