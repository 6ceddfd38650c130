// How a reader came here, kept in this tab and sent only with an inquiry. No cookie, no identifier, no request.
(() => {
  if (navigator.globalPrivacyControl || navigator.doNotTrack === "1") return;
  const campaign = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];
  const address = new URLSearchParams(location.search);
  let way = null;
  try { way = JSON.parse(sessionStorage.getItem("way")); } catch { /* storage is switched off: this page alone counts */ }
  if (!way || campaign.some((name) => address.has(name))) {
    const from = document.referrer && new URL(document.referrer).host !== location.host ? document.referrer : "";
    way = { referrer: from, landing_page: location.pathname };
    for (const name of campaign) way[name] = address.get(name) ?? "";
    try { sessionStorage.setItem("way", JSON.stringify(way)); } catch { /* as above */ }
  }
  for (const [name, value] of Object.entries(way)) {
    for (const field of document.querySelectorAll(`form[action^="/inquiry/"] input[name="${name}"]`)) field.value ||= value;
  }
})();
