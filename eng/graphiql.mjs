// Makes the files of GraphiQL that JwtMongoSms.GraphQL.Server embeds, from the npm packages below: compressed, without the typefaces (the
// system's serve), and with the licences of everything in them. Run it by hand when a version changes:  node eng/graphiql.mjs

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

// GraphiQL 5 and React 19 have no single file that a page can load. The last two packages are in the bundle and no longer installed
// with it; they are named here for their licences.
const packages = [
  'graphiql@4.1.2', 'react@18.3.1', 'react-dom@18.3.1', 'graphql@16.11.0', 'graphql-ws@6.0.6',
  '@radix-ui/react-use-escape-keydown@1.1.1', '@react-aria/utils@3.29.0',
];
const target = join(dirname(fileURLToPath(import.meta.url)), '../src/JwtMongoSms.GraphQL.Server/GraphiQL');
const folder = mkdtempSync(join(tmpdir(), 'graphiql-'));
const modules = join(folder, 'node_modules');

try {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  const run = spawnSync('npm', ['install', ...options, ...packages], { cwd: folder, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`npm install failed: ${run.error ?? run.stderr}`);

  write('react.js', text('react/umd/react.production.min.js'));
  write('react-dom.js', text('react-dom/umd/react-dom.production.min.js'));
  write('graphiql.js', text('graphiql/graphiql.min.js').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
  write('graphiql.css', text('graphiql/graphiql.min.css').replace(/@font-face\s*\{[^}]*\}/g, ''));
  writeFileSync(join(target, 'THIRD-PARTY-NOTICES.txt'), notices());
} finally {
  rmSync(folder, { recursive: true });
}

function text(path) {
  return readFileSync(join(modules, path), 'utf8');
}

function write(name, content) {
  const compressed = brotliCompressSync(content);
  writeFileSync(join(target, 'Assets', `${name}.br`), compressed);
  console.log(`${name}: ${content.length} bytes, ${compressed.length} compressed`);
}

// The packages of the bundle, from its source map.
function notices() {
  const sources = JSON.parse(text('graphiql/graphiql.min.js.map')).sources;
  const bundled = sources.flatMap(source => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? fromSameRepository(source));
  const names = new Set(['graphiql', 'react', 'react-dom', 'scheduler', ...bundled]);
  const parts = [...names].sort().map(name => {
    if (!existsSync(join(modules, name))) throw new Error(`The bundle contains ${name}, which is not installed: add its licence by hand.`);

    const { version, license } = JSON.parse(text(`${name}/package.json`));
    const file = readdirSync(join(modules, name)).find(entry => /^licen[cs]e/i.test(entry));
    const licence = file ? text(`${name}/${file}`).trim() : `Its package holds no licence text; it says ${license}.`;
    return `${name} ${version} (${license})\n\n${licence}\n`;
  });
  const head = 'JwtMongoSms.GraphQL.Server carries GraphiQL, for Development. It is made of these packages:\n';
  return [head, ...parts].join(`\n${'-'.repeat(80)}\n`).replace(/\r/g, '').replace(/[ \t]+$/gm, '').replace(/\n+$/, '\n');
}

function fromSameRepository(source) {
  const folder = /^(?:\.\.\/)+(graphiql-[a-z-]+|codemirror-graphql|graphql-language-service)\//.exec(source)?.[1];
  return folder ? [folder.replace(/^graphiql-/, '@graphiql/')] : [];
}
