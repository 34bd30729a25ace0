@echo off
rem Starts the whole studio on Windows through Docker Compose.
cd /d "%~dp0"
where docker >nul 2>nul || (echo error: Docker Desktop is needed: install it, then run this again. & exit /b 2)
if not exist .env (
  powershell -NoProfile -Command "Get-Content .env.example | ForEach-Object { if ($_ -match '_PASSWORD=$') { $b = New-Object byte[] 24; [Security.Cryptography.RandomNumberGenerator]::Create().GetBytes($b); $_ + (($b | ForEach-Object { $_.ToString('x2') }) -join '') } else { $_ } } | Set-Content -Encoding ascii .env" || exit /b 2
)
docker compose up --build %*
