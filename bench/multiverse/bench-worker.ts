import { serve } from "../../src/multiverse/serve.js";
import { portToParent } from "../../tools/multiverse/node-port.js";
import { breakoutSource } from "./breakout-source.js";
import { leadSource } from "./lead-source.js";

serve(portToParent(), [breakoutSource, leadSource(["nothing"])]);
