// Prints what somebody needs who has just typed `./dev run`: the address, the residents, the codes, the desk.
// usage: node welcome.mjs ADDRESS
import { readFileSync } from "node:fs";

const [address] = process.argv.slice(2);
const file = new URL("../../e2e/backend/demo/residents.json", import.meta.url);
const { residents } = JSON.parse(readFileSync(file, "utf8"));

console.log(`
Onedoor is at  ${address}

Sign in as one of these residents, by e-mail address:`);
for (const { email, name, about } of residents) console.log(`  ${email.padEnd(22)} ${name}: ${about.en}`);
console.log(`
Their sign-in codes, e-mails and texts:  ${address}/demo/inbox
The council's desk:                      ${address}/desk  (any name; its code is printed above and in the inbox)

Ctrl-C stops it.
`);
