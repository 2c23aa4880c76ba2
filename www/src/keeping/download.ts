/** Hands the browser a file to save. */
const TYPES = {
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Saves `content` under a name that every file system takes; gives the name back. */
export function save(content: string | Uint8Array, called: string, ending: keyof typeof TYPES): string {
  const name = `${called.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 80)}.${ending}`;
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type: TYPES[ending] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  return name;
}
