#!/usr/bin/env bash
# Expected: a request handler of one's own gets the body of a DynamoDB request as bytes, so Buffer.from(body) copies it
# in silence.
# Seen: the bytes are an object that has the methods of a string too. Buffer.from asks it for its value, gets a text,
# and the client warns on the console that a later version throws. A view of the same memory is silent.
# Version: @aws-sdk/client-dynamodb 3.1164.0.
# Matters here: the local start reaches its database by a request handler of its own. With the plain copy every start
# printed the warning; it reads a view of the memory (local/dynamodb/request-handler.ts).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @aws-sdk/client-dynamodb@3.1164.0
cat > ask.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { DynamoDBClient, ListTablesCommand } = require('@aws-sdk/client-dynamodb');
const { version } = require('@aws-sdk/client-dynamodb/package.json');
let warnings = 0;
console.warn = () => {
  warnings += 1;
};
async function warningsOf(read) {
  warnings = 0;
  const texts = [];
  const requestHandler = {
    async handle({ body }) {
      texts.push(read(body).toString());
      return { response: { statusCode: 200, headers: {}, body: new TextEncoder().encode('{"TableNames":[]}') } };
    },
  };
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  await new DynamoDBClient({ region: 'cn-north-1', credentials, requestHandler }).send(new ListTablesCommand({}));
  return `${texts[0]} ${warnings} warning(s)`;
}
const view = await warningsOf(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
const copy = await warningsOf((body) => Buffer.from(body));
const seen = `a view of the memory: ${view}; Buffer.from(body): ${copy}`;
console.log(`@aws-sdk/client-dynamodb ${version}: ${seen}`);
process.exit(seen === 'a view of the memory: {} 0 warning(s); Buffer.from(body): {} 1 warning(s)' ? 0 : 1);
JS
node ask.mjs
