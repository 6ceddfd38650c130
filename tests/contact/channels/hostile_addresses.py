"""URLs that must never be dialled, and the names that a hostile zone would give to private addresses."""

HOSTILE_IPS = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.254",
    "127.0.0.1", "127.1.2.3", "127.255.255.255", "168.63.129.16", "169.254.0.1", "169.254.169.254", "169.254.170.2",
    "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.31.196.1", "192.52.193.1",
    "192.88.99.1", "192.168.0.1", "192.168.255.255", "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.1",
    "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b::808:808", "64:ff9b:1::7f00:1",
    "100::1", "100:0:0:1::1", "2001::1", "2001:0:7f00:1::", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1",
    "2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:808:808::1", "2620:4f:8000::1", "3ffe::1", "3fff::1", "5f00::1",
    "2606:4700::5efe:7f00:1", "2606:4700::200:5efe:a00:1", "fc00::1", "fd00:ec2::254", "fdff::1", "fe80::1",
    "febf::1", "fec0::1", "ff02::1", "ff0e::1",
]  # fmt: skip

# What a name server in hostile hands would answer.
HOSTILE_NAMES = {
    "private.attacker.example": ["10.0.0.5"],
    "loopback.attacker.example": ["127.0.0.1"],
    "metadata.attacker.example": ["169.254.169.254"],
    "public-then-private.attacker.example": ["93.184.215.14", "127.0.0.1"],
    "private-then-public.attacker.example": ["192.168.1.1", "93.184.215.14"],
    "v6-loopback.attacker.example": ["::1"],
    "mapped.attacker.example": ["::ffff:127.0.0.1"],
    "nat64.attacker.example": ["64:ff9b::a00:1"],
    "zoned.attacker.example": ["fe80::1%1"],
    "public-zoned.attacker.example": ["2606:4700::1111%1"],
    "mixed-families.attacker.example": ["2606:4700::1111", "10.1.1.1"],
    "nonsense.attacker.example": ["not an address"],
    "127.0.0.1.attacker.example": ["127.0.0.1"],
}

HOSTILE_FORMS = [
    "https://localhost/", "https://LOCALHOST/", "https://localhost./", "https://localhost:8443/",
    "https://127.1/", "https://127.0.1/", "https://2130706433/", "https://0x7f000001/", "https://0x7f.0.0.1/",
    "https://0x7f.1/", "https://0177.0.0.1/", "https://017700000001/", "https://127.0.0.1./", "https://0/",
    "https://127.0.0.0x1/", "https://0xa9fea9fe/", "https://0251.0376.0251.0376/", "https://2852039166/",
    "https://0x0a000001/", "https://425.510.425.510/", "https://127。0。0。1/", "https://127．0．0．1/",
    "https://①②⑦.⓪.⓪.①/", "https://ⓛocalhost/", "https://127%2e0%2e0%2e1/", "https://%6c%6f%63%61lhost/",
    "https://user@127.0.0.1/", "https://example.com@127.0.0.1/", "https://example.com:443@127.0.0.1/",
    "https://127.0.0.1#@example.com/", "https://127.0.0.1?@example.com/", "https://127.0.0.1\\@example.com/",
    "https://example.com\\@127.0.0.1/", "https:\\\\127.0.0.1\\", "https:127.0.0.1/", "https:/127.0.0.1/",
    "https:///127.0.0.1/", "https://@127.0.0.1/", "//127.0.0.1/", "127.0.0.1", "https://[::1%25lo]/",
    "https://[fe80::1%25eth0]/", "https://[::ffff:7f00:1]/", "https://[0:0:0:0:0:ffff:127.0.0.1]/",
    "https://[::]:443/", "https://[::1", "https://::1/", "https://127.0.0.1:22/", "https://127.0.0.1:6379/",
    "https://127.0.0.1:0/", "https://127.0.0.1:99999/", "https://127.0.0.1:-1/", "https://127.0.0.1:443:443/",
    "http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://93.184.215.14/", "ftp://127.0.0.1/",
    "file:///etc/passwd", "gopher://127.0.0.1:6379/_INFO", "unix:///run/docker.sock", "data:text/plain,hello",
    "http+unix://%2Frun%2Fdocker.sock/", "https://127.0.0.1\r\nHost: example.com/", "https://127.0.0.1\t/",
    "https://127.0.0.1\x00.example.com/", "https://\u200b127.0.0.1/", "https://127.0.0.1\u2028/", "https://",
    "", " ", "https://.", "https://..", "https://-/", f"https://{'a' * 70}.example/", f"https://{'a.' * 200}example/",
    "https://127.0.0.1/" + "a" * 3000,
]  # fmt: skip

HOSTILE_URLS = [
    *(f"https://[{ip}]/hook" if ":" in ip else f"https://{ip}/hook" for ip in HOSTILE_IPS),
    *(f"https://{name}/hook" for name in HOSTILE_NAMES),
    *HOSTILE_FORMS,
]
