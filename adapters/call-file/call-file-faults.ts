import type { FindingWords } from '../../domain/check-call/finding/finding.ts';

/** A fault that keeps a text from being read: the parser's code or one of ours, and its offset in the text. */
export interface Fault {
  readonly code: string;
  readonly offset: number;
  /** The parser's own sentence, in English. */
  readonly message?: string;
}

const SAID: Readonly<Record<string, FindingWords>> = {
  DUPLICATE_KEY: {
    because: 'duplicate-key',
    zh: '这个字段在同一层出现了两次；请删去一个。',
    en: 'This field stands twice in the same mapping; take one away.',
  },
  MULTIPLE_DOCS: {
    because: 'several-documents',
    zh: '一个文件只能写一份通知；请删去 --- 及其后的内容。',
    en: 'A file holds one call; take away the --- and what follows it.',
  },
  RESOURCE_EXHAUSTION: {
    because: 'too-deep',
    zh: '嵌套层数过多，无法读取；请对照格式改正。',
    en: 'This is nested too deeply to be read; see the schema.',
  },
  TAB_AS_INDENT: {
    because: 'tab-as-indent',
    zh: '缩进不能用制表符；请改用空格。',
    en: 'Tabs cannot indent; use spaces.',
  },
  TAG_RESOLVE_FAILED: {
    because: 'unknown-tag',
    zh: '不能使用 ! 开头的标签；请删去，文字需要时加引号。',
    en: 'Tags that begin with ! are not taken; drop it, and quote text where needed.',
  },
  UNRESOLVED_ALIAS: {
    because: 'unresolved-alias',
    zh: '* 引用了文件中没有定义的锚点；请直接写出内容，文字以 * 开头时加引号。',
    en: 'This * refers to an anchor that is not defined before it; write the content out, or quote text that begins with *.',
  },
  ALIAS_OF_ITSELF: {
    because: 'alias-of-itself',
    zh: '这个 * 引用了包含它自己的内容，展开没有尽头；请直接写出内容。',
    en: 'This * refers to what holds it, which never ends; write the content out.',
  },
  TOO_MANY_ALIASES: {
    because: 'too-many-aliases',
    zh: '锚点引用展开后过多；请直接写出内容。',
    en: 'The uses of anchors unfold to too much; write the content out.',
  },
  KEY_NOT_TEXT: {
    because: 'key-not-text',
    zh: '字段名只能是文字；请改正。花括号开头的文字请加引号。',
    en: 'A field name must be plain text; quote text that begins with a brace.',
  },
};

/** The sentences of a fault. A fault without sentences here keeps the parser's English. */
export function saySyntaxFault({ code, message }: Fault): FindingWords {
  const word = code.toLowerCase().replaceAll('_', ' ');
  return (
    SAID[code] ?? {
      because: 'bad-yaml',
      zh: `YAML 写法有误（${word}）；请检查此处的缩进、冒号后的空格和引号。`,
      en: `${message ?? word}; check the indentation, the space after colons and the quotes here.`,
    }
  );
}
