// Holds a running endpoint to GraphQL over HTTP, as the audits of the npm package graphql-http understand it. Prints what each has found, as JSON.

import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
console.log(JSON.stringify(results.map(({ id, name, status, reason }) => ({ id, name, status, reason: reason ?? null }))));
