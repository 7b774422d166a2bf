// Another service that checks our tokens, as one writes it with the package jose. Takes the address of the keys, the issuer and the
// audience; then a line {"token", "now"} for each token, and answers each with a line. The keys are fetched once, and again when a token
// names one that is unknown.

import { createInterface } from 'node:readline';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const [address, issuer, audience] = process.argv.slice(2);

// Between two fetches it would wait half a minute of its own clock, which is not the one that the tests move.
const keys = createRemoteJWKSet(new URL(address), { cooldownDuration: 0 });

for await (const line of createInterface({ input: process.stdin })) {
  const { token, now } = JSON.parse(line);
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer, audience, typ: 'at+jwt', algorithms: ['ES256', 'RS256'],
      requiredClaims: ['sub', 'sid', 'jti', 'auth_time'], currentDate: new Date(now),
    });
    console.log(JSON.stringify({ sub: payload.sub, alg: protectedHeader.alg, kid: protectedHeader.kid }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.code ?? String(error) }));
  }
}
