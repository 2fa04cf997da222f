import { existsSync, readFileSync, statSync } from 'node:fs';

/** The most bytes of a file: operations take 256 KB. */
const MAX_BYTES = 256 * 1024;

/** Reads a file's text without a byte order mark, or says in both languages why it cannot be read. */
export function textOf(file: string): { text: string } | { wrong: string } {
  if (!existsSync(file)) return { wrong: '没有这个文件 / there is no such file' };
  const stats = statSync(file);
  if (!stats.isFile()) return { wrong: '不是文件 / this is not a file' };
  if (stats.size > MAX_BYTES) return { wrong: '文件超过 256 KB / the file is larger than 256 KB' };
  const bytes = bytesOf(file);
  if (!bytes) return { wrong: '文件无法读取，请检查权限 / the file cannot be read; check its permissions' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { wrong: '文件不是 UTF-8 编码，请另存为 UTF-8 / the file is not UTF-8; save it as UTF-8' };
  }
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
