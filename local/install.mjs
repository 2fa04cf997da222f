// Installs what is missing, on whatever Node the machine has. Everything after it runs on the Node 24 that the
// optional dependencies bring.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

const root = new URL('..', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');

/** Whether every package that we need is installed, by the list that npm writes of it. */
function isInstalled() {
  if (!existsSync(new URL('node_modules/.package-lock.json', root))) return false;
  const wanted = JSON.parse(read('package-lock.json')).packages;
  const present = JSON.parse(read('node_modules/.package-lock.json')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

if (!isInstalled()) {
  console.error('正在安装依赖，约一分钟… Installing dependencies, about a minute…');
  const npm = spawnSync('npm', ['ci', '--ignore-scripts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error(
      '安装未成功：请检查网络和 npm 的设置后再试。Not installed: check the network and npm, then try again.',
    );
    process.exit(npm.status ?? 1);
  }
}
