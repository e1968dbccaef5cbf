import { readQueries } from "../report/read-queries.js";

process.stdout.write(JSON.stringify(await readQueries()));
