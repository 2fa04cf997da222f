import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * Puts back how the table's clients send, after somebody looked at it. They inherit it: left on them, it would hide from
 * them what is put there for the clients of all services.
 */
export function putBack(send: typeof DynamoDBDocumentClient.prototype.send): void {
  Reflect.deleteProperty(DynamoDBDocumentClient.prototype, 'send');
  if (DynamoDBDocumentClient.prototype.send !== send) DynamoDBDocumentClient.prototype.send = send;
}
