#!/usr/bin/env bash
# Sends one message of profile A with nothing but openssl 3, curl, jq and xxd:
#   docs/examples/call.sh hospital circDrugQuery '{"pageNum":1,"pageSize":2}'
# The first institution of the given type signs it. Write decimals as texts ("1.50"): jq reads
# numbers as floating point and the signature is over the digits as sent.
set -euo pipefail
type=$1 operation=$2 body=$3
base=${YUNFANG_URL:-http://127.0.0.1:${YUNFANG_PORT:-8080}}
kit=${YUNFANG_DATA:-$HOME/.yunfang}/demo/credentials.json
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

site=$(jq -e --arg type "$type" 'first(.institutions[] | select(.type == $type))' "$kit")
member() { jq -r ".$1" <<<"$site"; }
app=$(member appId) secret=$(member appSecret)
body=$(jq -c --arg code "$(member fixmedinsCode)" '{fixmedinsCode: $code} + .' <<<"$body")

# 1. the message key: SM4 of appSecret under the head of appId, of its hex again the head
hex() { xxd -p -u | tr -d '\n'; }
sm4() { openssl enc "$1" -sm4-ecb -K "$(printf %s "$2" | xxd -p)"; }
key=$(printf %s "$secret" | sm4 -e "${app:0:16}" | hex)
key=${key:0:16}

# 2. the canonical body: members sorted, scalars as texts, null, "" and [] left out
canonical=$(jq -cSj 'def canon:
    if type == "object" then
        with_entries(.value |= canon)
        | with_entries(select(.value != null and .value != "" and .value != []))
    elif type == "array" then map(canon)
    elif type == "null" then .
    else tostring end;
    canon' <<<"$body")

# 3. the signature: SM2 with SM3, the default user id, r and s raw and in Base64
now=$(date +%s)000
printf %s "appId=$app&data=$canonical&encType=SM4&signType=SM2&timestamp=$now&version=1.0.0&key=$secret" \
    >"$work/text"
{
    printf '\x30\x31\x02\x01\x01\x04\x20'
    member privateKey | openssl base64 -d -A
    printf '\xa0\x0a\x06\x08\x2a\x81\x1c\xcf\x55\x01\x82\x2d'
} | openssl pkey -inform DER -out "$work/key.pem"
openssl pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678 \
    -inkey "$work/key.pem" -in "$work/text" -out "$work/signature"
signature=$(openssl asn1parse -inform DER -in "$work/signature" | sed -n 's/.*INTEGER *://p' |
    while read -r half; do printf '%64s' "$half" | tr ' ' 0; done | xxd -r -p | openssl base64 -A)

# 4. the envelope out, the answer in
answer=$(jq -cn --arg appId "$app" --arg timestamp "$now" --arg signData "$signature" \
    --arg encData "$(printf %s "$body" | sm4 -e "$key" | hex)" \
    '{appId: $appId, version: "1.0.0", timestamp: $timestamp, encType: "SM4", signType: "SM2",
      encData: $encData, signData: $signData}' |
    curl -sS -H 'Content-Type: application/json; charset=utf-8' --data-binary @- \
        "$base/epc/api/fixmedins/$operation")
jq '{code, message}' <<<"$answer"
jq -r '.encData // empty' <<<"$answer" | xxd -r -p | sm4 -d "$key" | jq .
