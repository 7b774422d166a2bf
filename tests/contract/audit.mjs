// Runs the audits of the npm package graphql-http against an endpoint and prints the results as JSON. The address is the only argument.

import { auditServer } from 'graphql-http';

// These need queries by GET, which the specification allows and our endpoint rejects: an address ends up in logs.
const needGet = ['5A70', 'D6D5', '6A70'];

const results = (await auditServer({ url: process.argv[2] })).filter(({ id }) => !needGet.includes(id));
console.log(JSON.stringify(results.map(({ id, name, status, reason }) => ({ id, name, status, reason: reason ?? null }))));
