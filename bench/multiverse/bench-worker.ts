import { serve } from "../../src/multiverse/serve.js";
import { portToParent } from "../../tools/multiverse/node-port.js";
import { breakoutSource, dailyDesign } from "./breakout-source.js";
import { leadSource } from "./lead-source.js";

serve(portToParent(), [breakoutSource(dailyDesign), leadSource(["nothing"])]);
