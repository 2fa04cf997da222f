import { connect } from 'node:net';

/** Sends these bytes as they are, and gives back what comes until the other side ends. */
export function rawRequest(origin: string, text: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

/** Sends these bytes and goes away at once. */
export function sendAndLeave(origin: string, text: string): Promise<void> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), 30));
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve());
  });
}
