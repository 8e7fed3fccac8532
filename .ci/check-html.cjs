// Runs axe-core over pages in headless Chromium. See check-html, which calls this.

const fs = require("node:fs");
const path = require("node:path");
const url = require("node:url");
const puppeteer = require("puppeteer-core");

const SCREENS = [
    { name: "wide", width: 1280, height: 900 },
    { name: "telephone", width: 390, height: 844 },
    { name: "dark", width: 1280, height: 900, dark: true },
];

// Rules that are off by default, and that matter to papers full of tables.
const RULES = {
    "td-has-header": { enabled: true },
    "table-fake-caption": { enabled: true },
    "p-as-heading": { enabled: false },
    "target-size": { enabled: true },
};

async function check(browser, file, screen, axe) {
    const page = await browser.newPage();
    const faults = [];
    // The policy of the page stops scripts, and axe-core is one.
    await page.setBypassCSP(true);
    await page.setViewport({ width: screen.width, height: screen.height });
    const scheme = screen.dark ? "dark" : "light";
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    page.on("request", (request) => {
        if (!/^(file|data):/.test(request.url())) {
            faults.push(`loads ${request.url()}`);
        }
    });
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    await page.goto(url.pathToFileURL(file).href, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > screen.width) {
        faults.push(`is ${width} wide on a screen of ${screen.width}`);
    }
    await page.evaluate(axe);
    const result = await page.evaluate(
        (rules) => window.axe.run(document, { rules, resultTypes: ["violations"] }),
        RULES,
    );
    for (const violation of result.violations) {
        for (const node of violation.nodes.slice(0, 3)) {
            faults.push(`${violation.id}: ${violation.help}: ${node.html.slice(0, 160)}`);
        }
    }
    await page.close();
    if (result.passes.length < 10) {
        throw new Error(`axe-core looked at next to nothing in ${file}`);
    }
    return faults;
}

async function main(files) {
    const only = process.env.SCREENS?.split(",");
    const screens = SCREENS.filter((screen) => !only || only.includes(screen.name));
    const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
    const args = ["--disable-dev-shm-usage"];
    if (process.getuid?.() === 0) {
        args.push("--no-sandbox");
    }
    const browser = await puppeteer.launch({
        executablePath: process.env.CHROMIUM,
        headless: true,
        args,
    });
    let failed = 0;
    try {
        for (const file of files) {
            if (!fs.existsSync(file)) {
                throw new Error(`${file} is not there`);
            }
            for (const screen of screens) {
                const faults = await check(browser, path.resolve(file), screen, axe);
                console.log(`${faults.length ? "FAILS" : "good "} ${file} (${screen.name})`);
                for (const fault of faults) {
                    console.log(`    ${fault.replaceAll("\n", " ")}`);
                }
                failed += faults.length;
            }
        }
    } finally {
        await browser.close();
    }
    return failed ? 1 : 0;
}

main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error) => {
        console.error(`\n!! COULD NOT CHECK: ${error.message}`);
        process.exit(2);
    },
);
