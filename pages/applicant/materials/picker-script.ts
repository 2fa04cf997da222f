export const PICKER_SCRIPT_PATH = '/picker.js';

/**
 * The script of the page of materials: it sends several chosen files, one after another. It has no rule and no sentence of
 * its own: the site proposes the material of each file, says what is wrong with it, and gives every text. A large photograph
 * is drawn anew where the browser can open it, without its place; else it goes as it is. Without the script each material's
 * buttons do the same for one file.
 */
export const PICKER_SCRIPT = `(() => {
  const box = document.getElementById('picker');
  if (!box) return;
  const { list, seal, said, limits, types } = JSON.parse(box.dataset.picker);
  const [input, rows, told, send] = ['#picked', '.picked', '#picked-said', '#picked-send'].map((each) => box.querySelector(each));
  const pattern = box.querySelector('template').content;
  let chosen = [];
  let isSending = false;
  let looks = 0;
  box.hidden = false;

  const say = (text) => { told.textContent = text; };
  const sized = (bytes) => bytes < 1048576 ? Math.ceil(bytes / 1024) + ' KB' : (bytes / 1048576).toFixed(1) + ' MB';
  const open = () => chosen.filter((each) => !each.isTaken);
  const show = (each, { wrong = [], state = '' }) => {
    each.row.querySelector('.error').replaceChildren(...wrong.map((text) => Object.assign(document.createElement('li'), { textContent: text })));
    each.row.querySelector('.state').textContent = state;
    each.isWrong = wrong.length > 0;
  };

  class Told extends Error {
    constructor(wrong) { super(wrong[0]); this.wrong = wrong; }
  }
  const ask = async (path, fields) => {
    let answer;
    try {
      answer = await fetch(path, { method: 'POST', redirect: 'manual', headers: { accept: 'application/json' }, body: new URLSearchParams(fields) });
    } catch { throw new Told([said.network]); }
    const isJson = (answer.headers.get('content-type') || '').startsWith('application/json');
    if (answer.type === 'opaqueredirect' || (answer.status === 403 && !isJson)) throw new Told([said.signedOut]);
    const value = isJson ? await answer.json().catch(() => ({})) : {};
    if (!answer.ok || !isJson) throw new Told(value.wrong || [said.trouble]);
    return value;
  };

  const drawn = async (file) => {
    const isPhotograph = file.type === 'image/jpeg' || /\\.hei[cf]$/i.test(file.name) || /^image\\/hei/.test(file.type);
    const isPicture = isPhotograph || file.type === 'image/png';
    if (!(isPhotograph && (file.size > limits.drawnFrom || !types.includes(file.type))) && !(isPicture && file.size > limits.most)) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const scale = Math.min(1, limits.pixels / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      const pen = canvas.getContext('2d');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
      if (!blob || blob.type !== 'image/jpeg') return file;
      return new File([blob], file.name.replace(/\\.[^.]*$/, '') + '.jpg', { type: 'image/jpeg' });
    } catch { return file; }
  };
  const hashed = async (file) => {
    if (!window.crypto || !crypto.subtle || file.size > limits.most) return undefined;
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    return [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };

  const look = async () => {
    const own = (looks += 1);
    const asked = open();
    send.hidden = asked.length === 0;
    if (asked.length === 0) return say('');
    const files = asked.map(({ file, sha256, select }) => ({ name: file.name, type: file.type, bytes: file.size, sha256, material: select.value }));
    try {
      const answer = await ask(list + '/chosen', { seal, files: JSON.stringify(files) });
      if (own !== looks || isSending) return;
      answer.files.forEach(({ material = '', wrong, note = '' }, nth) => {
        asked[nth].select.value = material;
        show(asked[nth], { wrong, state: [asked[nth].isDrawn ? said.drawn : '', note].join(' ').trim() });
      });
      say(asked.filter((each) => !each.isWrong).length + said.ready);
    } catch (error) {
      say(error.wrong ? error.wrong.join(' ') : said.trouble);
    }
  };

  const add = async (files) => {
    if (isSending || files.length === 0) return;
    say(said.looking);
    for (const original of files) {
      const row = pattern.cloneNode(true).firstElementChild;
      const each = { row, select: row.querySelector('select') };
      try {
        each.file = await drawn(original);
        each.sha256 = await hashed(each.file);
      } catch {
        say(said.unread);
        continue;
      }
      each.isDrawn = each.file !== original;
      row.querySelectorAll('.name').forEach((place) => { place.textContent = ' ' + each.file.name; });
      row.querySelector('.size').textContent = sized(each.file.size);
      row.querySelector('progress').setAttribute('aria-label', each.file.name);
      each.select.addEventListener('change', look);
      row.querySelector('button').addEventListener('click', () => {
        if (isSending) return;
        chosen = chosen.filter((other) => other !== each);
        row.remove();
        input.focus();
        look();
      });
      chosen.push(each);
      rows.append(row);
    }
    await look();
  };

  const toStorage = ({ url, fields }, { file, row }) => new Promise((resolve, reject) => {
    const bar = row.querySelector('progress');
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = total ? loaded / total : 0;
      row.querySelector('.state').textContent = said.sending + ' ' + sized(loaded) + ' / ' + sized(total);
    };
    request.onload = () => request.status < 300 ? resolve() : reject(new Told([said.storage]));
    request.onerror = request.onabort = () => reject(new Told([said.network]));
    bar.hidden = false;
    request.send(body);
  });
  const sendOne = async (each) => {
    const { file, sha256 = '', select } = each;
    show(each, { state: said.sending });
    try {
      // What storage has is not sent again; only its taking in is asked for once more.
      if (!each.arrived) {
        const announced = await ask(list, { seal, material: select.value, type: file.type, fileName: file.name, bytes: file.size, sha256 });
        await toStorage(announced.form, each);
        each.arrived = announced;
      }
      show(each, { state: said.checking });
      await ask(each.arrived.complete, { seal: each.arrived.seal });
      each.isTaken = true;
      each.row.querySelector('button').hidden = true;
      show(each, { state: said.taken });
    } catch (error) {
      const wrong = error.wrong || [said.trouble];
      if (![said.network, said.trouble, said.signedOut].includes(wrong[0])) each.arrived = undefined;
      show(each, { wrong });
    }
    each.row.querySelector('progress').hidden = true;
    each.select.disabled = each.isTaken === true || each.arrived !== undefined;
  };
  const sendAll = async () => {
    if (isSending) return;
    isSending = true;
    const all = open();
    for (const [nth, each] of all.entries()) {
      if (each.select.value === '') continue;
      say(said.sending + ' ' + (nth + 1) + ' / ' + all.length);
      await sendOne(each);
    }
    isSending = false;
    if (open().length === 0) return location.assign(list + '?done=taken-in');
    say(said.some);
  };

  send.querySelector('button').addEventListener('click', sendAll);
  input.addEventListener('change', () => { add([...input.files]); input.value = ''; });
  box.addEventListener('dragover', (event) => event.preventDefault());
  box.addEventListener('drop', (event) => { event.preventDefault(); add([...event.dataTransfer.files]); });
  addEventListener('beforeunload', (event) => { if (isSending) event.preventDefault(); });
})();
`;
