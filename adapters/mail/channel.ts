/** One message as it leaves: the address stands here and nowhere in the ledger. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** Names the ledger's record, so that a receiver can see a second copy for what it is. */
  readonly reference: string;
}

/** A way to reach people. It rejects with `LetterNotSent` if the letter could not be handed over. */
export interface Channel {
  send(letter: Letter): Promise<void>;
}

/** The letter was not handed over. It names neither the address nor what the server said. */
export class LetterNotSent extends Error {
  override readonly name = 'LetterNotSent';
  /** Trying again would be refused again: the mailbox does not exist, or does not take this letter. */
  readonly isPermanent: boolean;

  constructor(isPermanent: boolean) {
    super(isPermanent ? 'The letter was refused for good' : 'The letter could not be handed over now');
    this.isPermanent = isPermanent;
  }
}
