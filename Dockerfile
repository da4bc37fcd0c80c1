# Every step that is more than copying is in scripts/build-image-steps.sh, which CI runs without an engine.
FROM node:20.20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json LICENSE ./
COPY packages packages
COPY workers workers
COPY scripts scripts
COPY config config
COPY tsconfig.json tsconfig.base.json ./
RUN scripts/build-image-steps.sh install build prune

FROM node:20.20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app .
# Volumes take the owner that their place in the image has.
RUN mkdir -p /cache /replica /region /accounts && chown node:node /cache /replica /accounts
USER node
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["workers/web/dist/main.js"]
