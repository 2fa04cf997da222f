/** One message as it leaves. The address stands here and nowhere in the ledger. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** Names the ledger's record, so that a receiver can recognize a second copy. */
  readonly reference: string;
}

/**
 * The most letters that one process hands over at once, each over a connection of its own. Mail servers take few
 * connections from one sender: some allow twenty or fewer.
 */
export const MAX_LETTERS_AT_ONCE = 10;

/** A way to reach people. It rejects with `LetterNotSent` if the letter could not be handed over. */
export interface Channel {
  send(letter: Letter): Promise<void>;
}

/** The letter was not handed over. The error names neither the address nor the server's words. */
export class LetterNotSent extends Error {
  override readonly name = 'LetterNotSent';
  /** Another try would be refused as well: the mailbox does not exist, or does not accept this letter. */
  readonly isPermanent: boolean;

  constructor(isPermanent: boolean) {
    super(isPermanent ? 'The letter was refused for good' : 'The letter could not be handed over now');
    this.isPermanent = isPermanent;
  }
}
