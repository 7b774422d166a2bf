// An Apollo client as an application would write it: signs in, queries a guarded field, refreshes an expired token, signs out.
// Prints each step that succeeded. The address of the server is the only argument.

import assert from 'node:assert/strict';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, Observable, gql } from '@apollo/client/core/index.js';
import { SetContextLink } from '@apollo/client/link/context/index.js';
import { ErrorLink } from '@apollo/client/link/error/index.js';

const server = process.argv[2];
const phoneNumber = '+447400123456';
const tokens = { access: null, refresh: null };
let refreshes = 0;

const guarded = gql`query Guarded { secret viewer { id phoneNumber } }`;
const startSignIn = gql`mutation StartSignIn($phoneNumber: String!) {
  startSignIn(phoneNumber: $phoneNumber) { challengeId expiresInSeconds resendInSeconds } }`;
const verifySignIn = gql`mutation VerifySignIn($challengeId: ID!, $code: String!) {
  verifySignIn(challengeId: $challengeId, code: $code) { accessToken refreshToken expiresInSeconds user { id phoneNumber } } }`;
const refreshSession = gql`mutation RefreshSession($refreshToken: String!) {
  refreshSession(refreshToken: $refreshToken) { accessToken refreshToken } }`;
const signOut = gql`mutation SignOut { signOut }`;

const hasExpired = error => CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.code === 'TOKEN_INVALID');

const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: ApolloLink.from([
    new ErrorLink(({ error, operation, forward }) => {
      if (!hasExpired(error) || !tokens.refresh || operation.operationName === 'RefreshSession') return;

      return new Observable(observer => {
        refresh().then(() => forward(operation).subscribe(observer), failure => observer.error(failure));
      });
    }),
    new SetContextLink(({ headers }) => ({ headers: { ...headers, ...(tokens.access && { authorization: `Bearer ${tokens.access}` }) } })),
    new HttpLink({ uri: `${server}/graphql` }),
  ]),
});

const ask = query => client.query({ query, fetchPolicy: 'network-only' }).then(({ data }) => data);
const change = (mutation, variables) => client.mutate({ mutation, variables }).then(({ data }) => data);
const code = error => error.errors[0].extensions.code;

async function refresh() {
  refreshes++;
  const { refreshSession: next } = await change(refreshSession, { refreshToken: tokens.refresh });
  [tokens.access, tokens.refresh] = [next.accessToken, next.refreshToken];
}

const readCode = async () => {
  const response = await fetch(`${server}/dev/phone/api/code?wait=30&to=${encodeURIComponent(phoneNumber)}`);
  return (await response.json()).code;
};

await assert.rejects(ask(guarded), error => code(error) === 'TOKEN_INVALID');
console.log('rejected without a user');

const { startSignIn: challenge } = await change(startSignIn, { phoneNumber });
const right = await readCode();
const wrong = String((Number(right) + 1) % 1000000).padStart(6, '0');
await assert.rejects(
  change(verifySignIn, { challengeId: challenge.challengeId, code: wrong }),
  error => code(error) === 'CODE_INCORRECT' && error.errors[0].extensions.attemptsLeft === 4,
);
console.log('told of a wrong code');

const { verifySignIn: session } = await change(verifySignIn, { challengeId: challenge.challengeId, code: right });
[tokens.access, tokens.refresh] = [session.accessToken, session.refreshToken];
assert.equal(session.user.phoneNumber, phoneNumber);
const first = await ask(guarded);
assert.equal(first.viewer.phoneNumber, phoneNumber);
console.log('signed in');

await fetch(`${server}/test/move-time`, { method: 'POST' });
const old = tokens.access;
const second = await ask(guarded);
assert.deepEqual(second, first);
assert.equal(refreshes, 1);
assert.notEqual(tokens.access, old);
console.log('refreshed an expired token');

assert.equal((await change(signOut)).signOut, true);
await assert.rejects(ask(guarded), error => code(error) === 'REFRESH_INVALID');
tokens.access = tokens.refresh = null;
await assert.rejects(ask(guarded), error => code(error) === 'TOKEN_INVALID');
console.log('signed out');
