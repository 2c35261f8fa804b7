#!/usr/bin/env bash
# Runs a command beside a registry that is ECR's by its name: in a network of its own, where nothing
# but loopback is, over TLS, for who signs in as AWS has it.
#   registry.sh HOST FOLDER COMMAND...
set -euo pipefail
host=$1 folder=$2
shift 2
if [ "${ALONE:-}" != yes ]; then
  ALONE=yes exec unshare --net --mount "$0" "$host" "$folder" "$@"
fi
ip link set lo up
echo "127.0.0.1 localhost $host" > "$folder/hosts"
mount --bind "$folder/hosts" /etc/hosts
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj "/CN=$host" -addext "subjectAltName=DNS:$host" \
  -keyout "$folder/key.pem" -out "$folder/cert.pem" 2> "$folder/openssl.log"
docker-registry serve "$folder/registry.yml" > "$folder/registry.log" 2>&1 &
trap 'kill %1' EXIT
for _ in {1..100}; do
  (: < /dev/tcp/127.0.0.1/443) 2> /dev/null && break
  sleep 0.1
done
echo "{}" > "$folder/auth.json"
# Of the registry's own settings the names begin alike: it must not see where passwords are kept.
export SSL_CERT_FILE="$folder/cert.pem" CURL_CA_BUNDLE="$folder/cert.pem" REGISTRY_AUTH_FILE="$folder/auth.json"
"$@"
