import { type Html, html, type Part } from './html.ts';

/** A fieldset under a heading; `id` is its anchor. */
export function section({
  id,
  title,
  intro,
  body,
}: {
  id: string;
  title: Part;
  intro?: Part;
  body: Part;
}): Html {
  return html`<fieldset class="section" id="${id}"><legend><h2>${title}</h2></legend>
${intro !== undefined && html`<p>${intro}</p>`}
${body}</fieldset>
`;
}

export interface Form {
  readonly action: string;
  /** Proves that our own page sent the form. It is bound to the session or the link, and to what the form does. */
  readonly seal: string;
  readonly hidden?: Readonly<Record<string, string | number>>;
  readonly body: Part;
}

/**
 * A form that posts to our own site. The browser does not validate it: the server names every defect at once, in
 * our words.
 */
export function form({ action, seal, hidden = {}, body }: Form): Html {
  return html`<form method="post" action="${action}" novalidate>
${Object.entries({ seal, ...hidden }).map(
  ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">
`,
)}${body}</form>
`;
}

export interface Button {
  readonly label: Part;
  readonly kind?: 'main' | 'second' | 'warning';
  readonly name?: string;
  readonly value?: string;
  /** The address to post to, if it is not the form's own. */
  readonly action?: string;
}

export function button({ label, kind = 'main', name, value, action }: Button): Html {
  const elsewhere = action !== undefined && html` formaction="${action}"`;
  return html`<button class="${kind}"${elsewhere}${name !== undefined && html` name="${name}" value="${value}"`}>${label}</button>`;
}

/** A link that looks like a button. It leads somewhere and does nothing. */
export function linkButton({
  href,
  label,
  kind = 'main',
}: {
  href: string;
  label: Part;
  kind?: 'main' | 'second';
}): Html {
  return html`<a class="button ${kind}" href="${href}">${label}</a>`;
}
