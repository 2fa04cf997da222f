import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HandlerName } from '../../functions/settings.ts';
import { type Bundle, bundle, bundleOf, keptIn, layBeside, ROOT } from '../bundle.ts';

/** Packages that speak to the world or parse its input. A bare function with these duties has them too. */
const CLIENT = /^(@aws-sdk\/[\w-]+|nodemailer|yaml|jose|tencentcloud-sdk-nodejs-sms)(\/[\w./-]+\.js)?$/;

/**
 * Bundles a function that has the clients of this one and does nothing. It imports exactly their names, so it is
 * shaken as ours is, and is written into `<folder>/<name>-bare/index.mjs`.
 */
export function bareBundle(name: HandlerName, folder: string): Bundle {
  const clients = clientsOf(keptIn(bundle(name, folder).meta));
  const imports = [...clients].map(
    ([client, names]) => `import { ${[...names].join(', ')} } from '${client}';`,
  );
  const held = [...clients.values()].flatMap((names) => [...names]).join(', ');
  const contents = `${imports.join('\n')}\nexport const handler = async () => [${held}].length;\n`;
  const bare = bundleOf(
    { stdin: { contents, resolveDir: ROOT, sourcefile: 'bare.ts' } },
    `${name}-bare`,
    folder,
  );
  return { ...bare, bytes: bare.bytes + layBeside(name, bare.path) };
}

/**
 * The names of each client that our own files import, types aside. A client that was wholly shaken off has none.
 */
function clientsOf(files: readonly string[]): Map<string, Set<string>> {
  const clients = new Map<string, Set<string>>();
  const isKept = (client: string) => files.some((file) => `${file}/`.startsWith(`node_modules/${client}/`));
  for (const file of files.filter((each) => !each.startsWith('node_modules/'))) {
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const [, names = '', from = ''] of text.matchAll(/^import \{([^}]*)\} from '([^']+)';$/gm)) {
      if (!CLIENT.test(from) || !isKept(from)) continue;
      const values = names.split(',').map((name) => name.trim());
      const own = clients.get(from) ?? new Set();
      for (const name of values) if (name !== '' && !name.startsWith('type ')) own.add(name);
      clients.set(from, own);
    }
  }
  return clients;
}
