// Fetches what the contract tests need, when it is not there yet: the pinned packages, and Twilio's description.
// Prints what it does. The last line of its output is the path of the description.

import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from './describe.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const source = {
  package: '@twilio/cli-core@9.0.0',
  sha512: '14f1e6e605c0530336a004e6422dc01983c5cf852b8391b9fef0e4a54bb95aa3'
    + '6ec2e790692f771f05e3757d4e33e9a2baad0b32299d7db5c34cb129e0db237e',
  file: 'package/src/services/twilio-api/twilio_api_v2010.json',
};

const mark = join(here, 'obj/twilio.json.made-of');
const read = name => readFileSync(join(here, name));

if (!isInstalled()) {
  console.log('contract tests: installing the packages of package-lock.json');
  npm(here, 'ci');
}

const recipe = createHash('sha512').update(read('describe.mjs')).update(source.sha512).digest('hex');
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== recipe) {
  console.log(`contract tests: getting Twilio's description out of ${source.package}`);
  mkdirSync(join(here, 'obj'), { recursive: true });
  writeFileSync(join(here, 'obj/twilio.json'), JSON.stringify(describe(JSON.parse(published())), null, 2));
  writeFileSync(mark, recipe);
}

console.log(join(here, 'obj/twilio.json'));

function isInstalled() {
  const installed = join(here, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(here, 'package-lock.json')).mtimeMs;
}

// Packed, not installed: installed it is 229 MB.
function published() {
  const folder = mkdtempSync(join(tmpdir(), 'twilio-'));
  try {
    npm(folder, 'pack', source.package, '--silent');
    const archive = join(folder, 'twilio-cli-core-9.0.0.tgz');
    const found = createHash('sha512').update(readFileSync(archive)).digest('hex');
    if (found !== source.sha512) throw new Error(`${source.package} has the sha512 ${found}, and not the one that was looked over.`);

    const tar = spawnSync('tar', ['-xzOf', archive, source.file], { maxBuffer: 64 * 1024 * 1024 });
    if (tar.status !== 0) throw new Error(`tar failed: ${tar.error ?? tar.stderr}`);
    return tar.stdout.toString('utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A registry may stall; asking again takes up where it stopped, from the cache.
function npm(folder, ...args) {
  for (let attempt = 1; ; attempt++) {
    const run = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
    if (run.status === 0) return;
    if (run.error || attempt === 3) throw new Error(`npm ${args.join(' ')} failed: ${run.error ?? run.stderr}`);
    console.log(`contract tests: npm ${args[0]} failed, trying again`);
  }
}
