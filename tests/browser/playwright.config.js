// Real browser, real server, real files: each test file gets a server of its own (see server.js).
import { defineConfig } from '@playwright/test'

const chromium = {
  browserName: 'chromium',
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  },
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
}

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  timeout: 120_000,
  workers: 1,
  use: { actionTimeout: 15_000, screenshot: 'only-on-failure' },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  projects: [
    { name: 'phone', use: { ...chromium, viewport: { width: 360, height: 740 } } },
    { name: 'desktop', use: { ...chromium, viewport: { width: 1280, height: 900 } } },
    { name: 'no-javascript', use: { ...chromium, viewport: { width: 360, height: 740 }, javaScriptEnabled: false } },
  ],
})
