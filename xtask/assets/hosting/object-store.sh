#!/bin/sh
# Puts poscheck into an object store, each file with its type, its time to live and its encoding,
# in an order that never leaves a page without its pieces: assets first, index.html and sw.js last.
#
#   sh hosting/object-store.sh aws s3://bucket/path        (AWS CLI; with --endpoint-url in
#                                                           AWS_ENDPOINT_URL, any S3 store)
#   sh hosting/object-store.sh gcloud gs://bucket/path     (Google Cloud CLI)
#   sh hosting/object-store.sh oss oss://bucket/path       (ossutil 1)
#   sh hosting/object-store.sh print anywhere              (shows what it would do)
#
# A store does not choose between forms of a file, so it gets the .gz under the plain name.
# It sends no headers but these: the rest of hosting/headers.json belongs to the CDN before it.
set -eu
tab=$(printf '\t')
here=$(cd "$(dirname "$0")" && pwd)
kind=$1
to=${2%/}
cd "$here/.."

put() {
    case $kind in
    aws)
        set -- --content-type "$type" --cache-control "$kept"
        [ "$encoding" = - ] || set -- "$@" --content-encoding "$encoding"
        [ "$shown" = - ] || set -- "$@" --content-disposition "$shown"
        aws s3 cp "$file" "$to/$path" "$@"
        ;;
    gcloud)
        set -- --content-type="$type" --cache-control="$kept"
        [ "$encoding" = - ] || set -- "$@" --content-encoding="$encoding"
        [ "$shown" = - ] || set -- "$@" --content-disposition="$shown"
        gcloud storage cp "$file" "$to/$path" "$@"
        ;;
    oss)
        meta="Content-Type:$type#Cache-Control:$kept"
        [ "$encoding" = - ] || meta="$meta#Content-Encoding:$encoding"
        [ "$shown" = - ] || meta="$meta#Content-Disposition:$shown"
        ossutil cp -f "$file" "$to/$path" --meta "$meta"
        ;;
    print)
        printf '%s <- %s (%s; %s; %s; %s)\n' "$to/$path" "$file" "$type" "$kept" "$encoding" "$shown"
        ;;
    *)
        echo "this script knows aws, gcloud, oss and print, not $kind" >&2
        exit 2
        ;;
    esac
}

while IFS=$tab read -r path file type kept encoding shown; do
    put </dev/null
done <hosting/objects.tsv
