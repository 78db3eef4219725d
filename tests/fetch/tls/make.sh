#!/bin/sh
# Makes the certificates of the tests anew; they are of no use anywhere else, and last a hundred years.
set -eu
cd "$(dirname "$0")"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj "/CN=Tests of feeds" \
  -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" \
  -keyout authority.key -out authority.pem
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=news.example" -keyout server.key -out server.csr
cat > server.ext <<X
subjectAltName=DNS:news.example,IP:127.0.0.1
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
authorityKeyIdentifier=keyid
subjectKeyIdentifier=hash
X
openssl x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 36500 -extfile server.ext -out server.crt
cat server.key server.crt > server.pem
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj "/CN=news.example" \
  -addext "subjectAltName=DNS:news.example,IP:127.0.0.1" -keyout own.key -out own.crt
cat own.key own.crt > self-signed.pem
rm -f authority.key authority.srl server.key server.csr server.crt server.ext own.key own.crt
