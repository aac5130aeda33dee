// One home's request from the alert to the grant, in TypeScript. The types are made from the description of the API:
//
//   npm install openapi-fetch openapi-typescript typescript @types/node
//   npx openapi-typescript https://msob.example/api/v1/openapi.json -o api.ts
//   npx tsc --strict --target es2022 --module nodenext alert_to_grant.ts
//   MSOB=https://msob.example PEOPLE=people.json LOCATION=1 NEIGHBOUR=2 TEAM=1 FIRST=2020-12-29 LAST=2021-01-11 node alert_to_grant.js
//
// examples/december_2020.py tells who the people are and what each step is for.

import { readFileSync } from "node:fs";
import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./api.js";

const { MSOB = "", PEOPLE = "", LOCATION = "", NEIGHBOUR = "", TEAM = "", FIRST = "", LAST = "" } = process.env;
const tokens: Record<string, string> = JSON.parse(readFileSync(PEOPLE, "utf8"));
const days = { startsOn: FIRST, endsOn: LAST };
let calls = 0;

/** Calls with the token of `who`. */
function as(who: string): Client<paths> {
  calls += 1;
  return createClient<paths>({ baseUrl: `${MSOB}/api/v1`, headers: { Authorization: `Bearer ${tokens[who]}` } });
}

/** What came back; what was refused ends the story. */
async function done<T>(answer: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await answer;
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

const alert = await done(
  as("ineke").POST("/requests", {
    body: {
      location: Number(LOCATION),
      staffType: "nurse",
      persons: 8,
      ...days,
      clientsOnSite: 84,
      callBackNumber: "053 999 00 11",
      firstUnsafeShiftAt: `${FIRST}T23:00:00+01:00`,
    },
  }),
);
const reference = alert.reference!;
const path = { reference };
const on = { params: { path } };

// Everybody is asked at once; nobody has anybody.
const round = await done(as("gerard").POST("/requests/{reference}/inquiry-rounds", { ...on, body: { institutions: [Number(NEIGHBOUR)] } }));
const asked = round.facts["inquiries"] as number[];
for (const [number, who] of ["petra", "karin", "rob", "roos", "evert"].entries())
  await done(as(who).POST("/inquiries/{id}/answers", { params: { path: { id: asked[number]! } }, body: { answer: "nothing" } }));
for (const action of ["escalate_to_national", "escalate_to_msob"] as const)
  await done(as("gerard").POST("/requests/{reference}/events", { ...on, body: { action } }));

// The application.
const request = await done(as("ineke").GET("/requests/{reference}", on));
const details = { ward: "Cohort 2", tasks: "Care and medication", dayShift: true, hoursAWeek: 36, registeredOnly: true };
await done(as("ineke").POST("/need-lines/{id}/changes", { params: { path: { id: request.needLines[0]!.id } }, body: details }));
await done(
  as("ineke").POST("/requests/{reference}/situations", {
    ...on,
    body: { measuredAt: alert.at, clientsOnSite: 84, absencePercentage: 31, openShifts: 26, minimumFte: 9, clientsInfected: 41,
      measuresTaken: "No admissions", consequence: "No care at night" },
  }),
);
await done(
  as("ineke").POST("/requests/{reference}/applications", {
    ...on,
    body: {
      desiredEffect: "The night shifts of the cohort ward are staffed safely again.",
      whyNotSelf: "All of our own people work double shifts",
      whyNotInTime: "Agencies have nobody before 4 January",
      whyNotSufficient: "A gap is left in each night",
      whyNotMarket: "Four agencies were called, none has anybody",
      authority: "burgemeester",
      siteContact: "Crisis coordinator 053 999 00 11",
      costAccepted: true,
    },
  }),
);
const signed = { signatory: "Mayor", signatoryFunction: "burgemeester", signedOn: alert.at.slice(0, 10) };
await done(as("gerard").POST("/requests/{reference}/signatures", { ...on, body: signed }));
await done(
  as("gerard").POST("/requests/{reference}/attachments", {
    ...on,
    body: { proves: "signature", file: "" },
    bodySerializer: ({ proves }) => {
      const form = new FormData();
      form.append("proves", proves);
      form.append("file", new Blob(["%PDF-1.4 signed"], { type: "application/pdf" }), "signed.pdf");
      return form;
    },
  }),
);
await done(as("gerard").POST("/requests/{reference}/events", { ...on, body: { action: "file_application" } }));

// LOCC, the triangle, the facts.
const codes = ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11"] as const;
const checks = codes.map((code) => ({ code, verdict: "met" as const }));
await done(as("loes").POST("/requests/{reference}/check-rounds", { ...on, body: { checks } }));
await done(as("loes").POST("/requests/{reference}/events", { ...on, body: { action: "accept_intake" } }));
const motivation = "The nights are empty";
for (const who of ["dirk", "vera", "gerard"])
  await done(as(who).POST("/requests/{reference}/positions", { ...on, body: { outcome: "visit", motivation } }));
const visitAt = new Date(Date.parse(alert.at) + 7_200_000).toISOString();
const visit = { team: Number(TEAM), kind: "visit" as const, visitAt, contact: "Team leader" };
await done(as("dirk").POST("/requests/{reference}/missions", { ...on, body: visit }));
const lines = [{ line: 1, staffType: "nurse" as const, persons: 5, minimumTeam: 2, ...days }];
await done(
  as("fenna").POST("/requests/{reference}/reports", {
    ...on,
    body: { spokenWith: "Director", clientsOnSite: 82, crisisOrganisation: 2, hygiene: 2, conclusion: "deployable", lines },
  }),
);
await done(as("ineke").POST("/requests/{reference}/events", { ...on, body: { action: "accept_tuning" } }));

// What all three corners say is settled by that.
const proposals = await done(as("dirk").GET("/requests/{reference}/proposals", on));
const persons = proposals.results.at(-1)!.lines.map((line) => ({ line: String(line.id), persons: line.persons }));
let last = alert;
for (const who of ["dirk", "vera", "gerard"])
  last = await done(as(who).POST("/requests/{reference}/positions", { ...on, body: { outcome: "grant", motivation, persons } }));
console.log(JSON.stringify({ reference, status: (await done(as("ineke").GET("/requests/{reference}", on))).status, calls, last: last.action }));
