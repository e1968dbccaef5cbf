# Stationary bootstrap of a lead-8 correlation by boot::tsboot; prints version and milliseconds.
suppressMessages(library(boot))
replicates <- as.integer(commandArgs(trailingOnly = TRUE)[1])
set.seed(1)
x <- rnorm(600)
y <- rnorm(600)
pairs <- ts(cbind(x[1:592], y[9:600]))
best <- Inf
for (i in 1:2) {
  elapsed <- system.time(tsboot(pairs, function(z) cor(z[, 1], z[, 2]), R = replicates, l = 10, sim = "geom"))
  best <- min(best, 1000 * elapsed[["elapsed"]])
}
cat("boot", as.character(packageVersion("boot")), "\n")
cat(best, "\n")
