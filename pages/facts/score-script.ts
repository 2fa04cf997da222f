import type { Call } from '../../domain/call/call.ts';

export const SCORE_SCRIPT_PATH = '/score.js';

/**
 * The script of a page with a scoring table: a moment after something was typed it asks the site for the sums and puts each
 * where it stands. The sums are made by the rules that judge, so there is no second way to count. Without it, the buttons of
 * the page come back with them.
 */
export const SCORE_SCRIPT = `(() => {
  const table = document.querySelector('[data-score]');
  const form = table && table.closest('form');
  if (!form) return;
  const QUIET = 500;
  let asked = 0;
  let timer;
  const ask = async () => {
    const own = (asked += 1);
    const sent = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (name.includes('/scoreLines/')) sent.append(name, value);
    try {
      const answer = await fetch(table.dataset.score, { method: 'POST', body: sent });
      if (!answer.ok || own !== asked) return;
      for (const [id, text] of Object.entries(await answer.json())) {
        const place = document.getElementById(id);
        if (place && place.textContent !== text) place.textContent = text;
      }
    } catch {}
  };
  form.addEventListener('input', (event) => {
    if (!event.target.name || !event.target.name.includes('/scoreLines/')) return;
    clearTimeout(timer);
    timer = setTimeout(ask, QUIET);
  });
})();
`;

/** The script of a page on which a call's table is filled in; none for a call without a table. */
export function scoreScriptOf({ scoring }: Pick<Call, 'scoring'>): { readonly script?: string } {
  return scoring?.table ? { script: SCORE_SCRIPT_PATH } : {};
}
